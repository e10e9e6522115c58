package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The service's upstream had a hiccup (HTTP 400 with any message that has no type of its own). The parameters are fine;
 * it may be tried again, and was not charged.
 */
public final class UpstreamErrorException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind, with HTTP 400.
     *
     * @param said what the service said, if anything; redacted here
     */
    public UpstreamErrorException(PageRequest request, String said) {
        this(request, 400, said);
    }

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     * @param said what the service said, if anything; redacted here
     */
    public UpstreamErrorException(PageRequest request, int status, String said) {
        super(
                request,
                "the service's upstream failed" + ServiceMessage.words(said),
                FailureDetails.free(status).mayBeTriedAgain());
    }
}
