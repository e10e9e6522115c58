package io.xhscomments.examples.recipes.embedding;

import io.xhscomments.examples.recipes.embedding.Feedback.Heard;

/** The application's own port: where feedback comes from. A fake is a lambda. */
@FunctionalInterface
interface FeedbackSource {
    /**
     * What is said where this link leads.
     *
     * @throws FeedbackUnavailable if it cannot be heard
     */
    Heard under(String link);
}
