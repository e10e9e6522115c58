package io.xhscomments.examples.recipes.embedding;

import java.util.List;

/**
 * One item of feedback, in the type of the application.
 *
 * @param author the name of the author, as shown
 * @param text the text
 * @param approval the number of likes; 0 also if it is unknown
 */
record Feedback(String author, String text, long approval) {
    /**
     * The feedback, and its coverage.
     *
     * @param said the feedback, newest first; the list is copied
     * @param howMuch the coverage, as text for people
     */
    record Heard(List<Feedback> said, String howMuch) {
        Heard {
            said = List.copyOf(said);
        }
    }
}
