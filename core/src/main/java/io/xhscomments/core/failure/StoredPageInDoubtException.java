package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * An earlier request for this page may have been paid for, and its response is lost: whoever sent it was stopped before
 * the page was kept. The caller's policy does not allow to pay again. Nothing was sent now, and nothing was charged.
 */
public final class StoredPageInDoubtException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param where what is kept of the earlier request, and what to do; redacted here
     */
    public StoredPageInDoubtException(PageRequest request, String where) {
        super(
                request,
                "an earlier request may have been paid for, and may not be paid for again"
                        + ServiceMessage.words(where),
                FailureDetails.withoutResponse(Charge.FREE));
    }
}
