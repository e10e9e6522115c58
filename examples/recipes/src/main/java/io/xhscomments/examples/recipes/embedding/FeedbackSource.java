package io.xhscomments.examples.recipes.embedding;

import io.xhscomments.examples.recipes.embedding.Feedback.Heard;

/** The port of the application: a source of feedback. A fake is a lambda. */
@FunctionalInterface
interface FeedbackSource {
    /**
     * The feedback for a link.
     *
     * @throws FeedbackUnavailable if it cannot be read
     */
    Heard under(String link);
}
