package io.xhscomments.examples.recipes.embedding;

import io.xhscomments.examples.recipes.embedding.Feedback.Heard;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The application: what people liked most of what was said. */
final class Digest {
    private static final int MOST = 3;

    private final FeedbackSource source;

    @Inject
    Digest(FeedbackSource source) {
        this.source = source;
    }

    /** A line for each, and one for how much was heard. */
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
