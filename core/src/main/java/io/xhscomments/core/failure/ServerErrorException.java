package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;
import java.time.Duration;
import java.util.Optional;

/** The service or the proxy at its edge failed (HTTP 5xx). May be tried again; not charged. */
public final class ServerErrorException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status: 500 to 599, or that with which the service says everything
     * @param retryAfter how long the service asks to wait, if it says so; a negative time counts as none to wait
     * @param said what the service said, if anything; redacted here
     */
    public ServerErrorException(PageRequest request, int status, Optional<Duration> retryAfter, String said) {
        super(
                request,
                "the service failed" + ServiceMessage.words(said),
                FailureDetails.free(status).mayBeTriedAgain(retryAfter));
    }
}
