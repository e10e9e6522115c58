package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The service or its edge proxy failed (HTTP 5xx). Retryable; not charged.
 */
public final class ServerErrorException extends CommentSourceException.Transient {
    private static final long serialVersionUID = 1;

    /**
     * A failure with a message of the service.
     *
     * @param status the HTTP status: 500 to 599, or 200 at services that have no status for it
     * @param retryAfter the delay that the service asks for, if any; a negative delay counts as none
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public ServerErrorException(
            PageRequest request, int status, Optional<Duration> retryAfter, String serviceMessage) {
        super(
                request,
                "the service failed",
                serviceMessage,
                FailureDetails.free(status).retryableAfter(retryAfter),
                null);
    }
}
