package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The HTTP status is not part of the API: a redirect, another 2xx, 405… Not charged, because only 200 is charged; a retry
 * does not help.
 */
public final class UnexpectedStatusException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /**
     * A failure with a message of the service.
     *
     * @param status the HTTP status of the response
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public UnexpectedStatusException(PageRequest request, int status, String serviceMessage) {
        super(request, "unexpected status", serviceMessage, FailureDetails.free(status), null);
    }
}
