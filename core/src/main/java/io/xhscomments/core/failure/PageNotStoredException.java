package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/** A source that only replays has no such page. Nothing was sent and nothing was charged. */
public final class PageNotStoredException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param where where it looked, and what is there; redacted here
     */
    public PageNotStoredException(PageRequest request, String where) {
        super(
                request,
                "no such page is recorded" + ServiceMessage.words(where),
                FailureDetails.withoutResponse(Charge.FREE));
    }
}
