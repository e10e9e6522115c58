package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * An HTTP status that the API does not have: a redirect, another 2xx, 405… Not charged, since only 200 is; trying again
 * will not help.
 */
public final class UnexpectedStatusException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status
     * @param said what the service said, if anything; redacted here
     */
    public UnexpectedStatusException(PageRequest request, int status, String said) {
        super(request, "unexpected status" + ServiceMessage.words(said), FailureDetails.free(status));
    }
}
