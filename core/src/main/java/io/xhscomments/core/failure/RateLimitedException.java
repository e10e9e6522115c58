package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Too many requests (HTTP 429). Retryable after {@link #retryAfter()}, if the service reports it. Not charged.
 */
public final class RateLimitedException extends CommentSourceException.Transient {
    private static final long serialVersionUID = 1;

    /**
     * A failure with HTTP 429.
     *
     * @param retryAfter the delay that the service asks for, if any; a negative delay counts as none
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public RateLimitedException(PageRequest request, Optional<Duration> retryAfter, String serviceMessage) {
        this(request, 429, retryAfter, serviceMessage);
    }

    /**
     * A failure with a message of the service.
     *
     * @param status the HTTP status of the response; services differ in it
     * @param retryAfter the delay that the service asks for, if any; a negative delay counts as none
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public RateLimitedException(
            PageRequest request, int status, Optional<Duration> retryAfter, String serviceMessage) {
        super(
                request,
                "too many requests",
                serviceMessage,
                FailureDetails.free(status).retryableAfter(retryAfter),
                null);
    }
}
