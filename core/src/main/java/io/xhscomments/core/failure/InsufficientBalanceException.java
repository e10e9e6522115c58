package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The account's balance does not cover the request (HTTP 402). Not charged. If {@link #freeCreditRefused()}, the account
 * may have free credit left, but this endpoint accepts paid balance only. The service echoes the key in this response;
 * the message shows the response without the key.
 */
public final class InsufficientBalanceException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    private final boolean freeCreditRefused;

    /** A failure with HTTP 402 and without a message of the service. */
    public InsufficientBalanceException(PageRequest request) {
        this(request, 402);
    }

    /**
     * A failure without a message of the service.
     *
     * @param status the HTTP status of the response; services differ in it
     */
    public InsufficientBalanceException(PageRequest request, int status) {
        this(request, status, false, "");
    }

    /**
     * A failure with a message of the service.
     *
     * @param status the HTTP status of the response; services differ in it
     * @param freeCreditRefused whether the endpoint does not accept free credit
     * @param serviceMessage the message of the service, if any, without the key where it is known; redacted here
     */
    public InsufficientBalanceException(
            PageRequest request, int status, boolean freeCreditRefused, String serviceMessage) {
        super(
                request,
                freeCreditRefused
                        ? "this endpoint does not accept free credit, and the paid balance does not cover the request,"
                                + " top it up"
                        : "the account's balance does not cover this request, top it up",
                serviceMessage,
                FailureDetails.free(status),
                null);
        this.freeCreditRefused = freeCreditRefused;
    }

    /** Whether the endpoint refused free credit: only a paid balance helps, or a route that accepts free credit. */
    public boolean freeCreditRefused() {
        return freeCreditRefused;
    }
}
