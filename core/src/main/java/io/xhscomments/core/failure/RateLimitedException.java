package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Too many requests (HTTP 429). May be tried again after {@link #retryAfter()}, where the service says how long. Not
 * charged.
 */
public final class RateLimitedException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind, with HTTP 429.
     *
     * @param retryAfter how long the service asks to wait, if it says so; a negative time counts as none to wait
     * @param said what the service said, if anything; redacted here
     */
    public RateLimitedException(PageRequest request, Optional<Duration> retryAfter, String said) {
        this(request, 429, retryAfter, said);
    }

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     * @param retryAfter how long the service asks to wait, if it says so; a negative time counts as none to wait
     * @param said what the service said, if anything; redacted here
     */
    public RateLimitedException(PageRequest request, int status, Optional<Duration> retryAfter, String said) {
        super(
                request,
                "too many requests" + ServiceMessage.words(said),
                FailureDetails.free(status).mayBeTriedAgain(retryAfter));
    }
}
