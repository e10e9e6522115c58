package io.xhscomments.examples.recipes.embedding;

/** The application's own failure: all it wants to know is whether to come back later. */
final class FeedbackUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean forNow;

    FeedbackUnavailable(boolean forNow, Throwable cause) {
        super(cause.getMessage(), cause);
        this.forNow = forNow;
    }

    /** Whether it may be there later. */
    boolean forNow() {
        return forNow;
    }
}
