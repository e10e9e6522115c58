package io.xhscomments.examples.recipes.embedding;

/** The failure of the application's port. It tells only whether a later attempt may succeed. */
final class FeedbackUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean temporary;

    FeedbackUnavailable(boolean temporary, Throwable cause) {
        super(cause.getMessage(), cause);
        this.temporary = temporary;
    }

    /** Whether a later attempt may succeed. */
    boolean temporary() {
        return temporary;
    }
}
