package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * A source that only replays stored pages does not have this page. Nothing was sent and nothing was charged.
 */
public final class PageNotStoredException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /**
     * A failure before sending.
     *
     * @param detail the searched store and its content; redacted here
     */
    public PageNotStoredException(PageRequest request, String detail) {
        super(request, "the page is not stored", detail, FailureDetails.notSent(), null);
    }
}
