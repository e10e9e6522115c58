package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The request is invalid: the service rejected its parameters (HTTP 422; 400 at resellers), or this library rejected it
 * before sending (no status), because a cursor of another route would have bought the first page again. Not charged.
 */
public final class InvalidRequestException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    private final boolean notNewestFirst;

    private InvalidRequestException(PageRequest request, String description, String detail, FailureDetails details) {
        this(request, description, detail, details, false);
    }

    private InvalidRequestException(
            PageRequest request, String description, String detail, FailureDetails details, boolean notNewestFirst) {
        super(request, description, detail, details, null);
        this.notNewestFirst = notNewestFirst;
    }

    /**
     * The service rejected the request with HTTP 422.
     *
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public static InvalidRequestException byService(PageRequest request, String serviceMessage) {
        return byService(request, 422, serviceMessage);
    }

    /**
     * The service rejected the request.
     *
     * @param status the HTTP status of the response; services differ in it
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public static InvalidRequestException byService(PageRequest request, int status, String serviceMessage) {
        return new InvalidRequestException(
                request, "the service refused the parameters", serviceMessage, FailureDetails.free(status));
    }

    /**
     * This library rejected the request before sending: the service does not serve this note newest first, so a reading
     * of what is new cannot find it. A page that was served before, or is stored, has shown that.
     */
    public static InvalidRequestException notNewestFirst(PageRequest request) {
        return new InvalidRequestException(
                request,
                "nothing was sent",
                "the service does not serve this note newest first, so what is new cannot be found; read all of it",
                FailureDetails.notSent(),
                true);
    }

    /** Whether it is the failure of {@link #notNewestFirst}. */
    public boolean isNotNewestFirst() {
        return notNewestFirst;
    }

    /**
     * This library rejected the request before sending.
     *
     * @param reason the error in the request and the expected value; redacted here
     */
    public static InvalidRequestException beforeSending(PageRequest request, String reason) {
        return new InvalidRequestException(request, "nothing was sent", reason, FailureDetails.notSent());
    }
}
