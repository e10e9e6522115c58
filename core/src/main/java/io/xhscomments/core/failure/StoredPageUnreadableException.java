package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The page was recorded, but what is kept of it cannot be trusted: damaged, cut off, of a newer format, under another
 * page's name. It is not served, and nothing was paid to replace it. Nothing was sent and nothing was charged; the
 * message says where it is and what can be done.
 */
public final class StoredPageUnreadableException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param what where the record is, what is wrong with it, and what to do; redacted here
     */
    public StoredPageUnreadableException(PageRequest request, String what) {
        super(
                request,
                "the recorded page cannot be read" + ServiceMessage.words(what),
                FailureDetails.withoutResponse(Charge.FREE));
    }
}
