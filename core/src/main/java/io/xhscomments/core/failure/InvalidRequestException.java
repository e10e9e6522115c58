package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The request is invalid: the service rejected its parameters (HTTP 422; 400 at resellers), or this library rejected it
 * before sending (no status), because a cursor of another route would have bought the first page again. Not charged.
 */
public final class InvalidRequestException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    private InvalidRequestException(PageRequest request, String description, String detail, FailureDetails details) {
        super(request, description, detail, details, null);
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
     * This library rejected the request before sending.
     *
     * @param reason the error in the request and the expected value; redacted here
     */
    public static InvalidRequestException beforeSending(PageRequest request, String reason) {
        return new InvalidRequestException(request, "nothing was sent", reason, FailureDetails.notSent());
    }
}
