package io.xhscomments.examples.recipes.embedding;

import io.xhscomments.examples.recipes.embedding.Feedback.Heard;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The application: prints the most liked feedback. */
final class Digest {
    private static final int MOST = 3;

    private final FeedbackSource source;

    @Inject
    Digest(FeedbackSource source) {
        this.source = source;
    }

    /** One line for each item, and one for the coverage. */
    String of(String link) {
        try {
            Heard heard = source.under(link);
            return heard.said().stream()
                    .sorted(Comparator.comparingLong(Feedback::approval).reversed())
                    .limit(MOST)
                    .map(feedback -> feedback.approval() + " × " + feedback.author() + ": " + feedback.text() + "\n")
                    .collect(Collectors.joining("", "", heard.howMuch()));
        } catch (FeedbackUnavailable unavailable) {
            return (unavailable.temporary() ? "Come back later: " : "Nothing to be heard: ") + unavailable.getMessage();
        }
    }
}
