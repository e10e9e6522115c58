package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The upstream of the service had a temporary error (HTTP 400 with a message that has no type of its own). The parameters
 * are correct; retryable, not charged.
 */
public final class UpstreamErrorException extends CommentSourceException.Transient {
    private static final long serialVersionUID = 1;

    /**
     * A failure with HTTP 400.
     *
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public UpstreamErrorException(PageRequest request, String serviceMessage) {
        this(request, 400, serviceMessage);
    }

    /**
     * A failure with a message of the service.
     *
     * @param status the HTTP status of the response; services differ in it
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public UpstreamErrorException(PageRequest request, int status, String serviceMessage) {
        super(
                request,
                "the service's upstream failed",
                serviceMessage,
                FailureDetails.free(status).retryable(),
                null);
    }
}
