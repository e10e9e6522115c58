package io.xhscomments.examples.recipes.embedding;

import java.util.List;

/**
 * The application's own type: what somebody said.
 *
 * @param author who, as shown
 * @param text what
 * @param approval how many liked it; 0 also if nobody tells
 */
record Feedback(String author, String text, long approval) {
    /**
     * What was heard, and how much of all that is.
     *
     * @param said newest first; the list is copied
     * @param howMuch in words, for people
     */
    record Heard(List<Feedback> said, String howMuch) {
        Heard {
            said = List.copyOf(said);
        }
    }
}
