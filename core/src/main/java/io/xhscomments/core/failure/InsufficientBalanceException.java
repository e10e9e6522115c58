package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The account's balance does not cover the request (HTTP 402). Not charged. If {@link #freeCreditRefused()}, the
 * account may have free credit left, but this endpoint takes paid balance only. The service echoes the key in this
 * response: its message is shown without the key.
 */
public final class InsufficientBalanceException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private final boolean freeCreditRefused;

    /** A failure of this kind, with HTTP 402 and no message of the service. */
    public InsufficientBalanceException(PageRequest request) {
        this(request, 402);
    }

    /**
     * A failure of this kind without a message of the service.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     */
    public InsufficientBalanceException(PageRequest request, int status) {
        this(request, status, false, "");
    }

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     * @param freeCreditRefused whether the reason is that the endpoint does not accept free credit
     * @param said the message of the service, if any, without the key where it is known; redacted here
     */
    public InsufficientBalanceException(PageRequest request, int status, boolean freeCreditRefused, String said) {
        super(
                request,
                (freeCreditRefused
                                ? "this endpoint does not accept free credit, and the paid balance does not cover the"
                                        + " request, top it up"
                                : "the account's balance does not cover this request, top it up")
                        + ServiceMessage.words(said),
                FailureDetails.free(status));
        this.freeCreditRefused = freeCreditRefused;
    }

    /** Whether the endpoint refused free credit: only a paid balance helps, or a route that accepts free credit. */
    public boolean freeCreditRefused() {
        return freeCreditRefused;
    }
}
