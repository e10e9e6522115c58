package io.xhscomments.examples.recipes.embedding;

/** The application's own failure: all it wants to know is whether to come back later. */
final class FeedbackUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean temporary;

    FeedbackUnavailable(boolean temporary, Throwable cause) {
        super(cause.getMessage(), cause);
        this.temporary = temporary;
    }

    /** Whether it may be there later. */
    boolean temporary() {
        return temporary;
    }
}
