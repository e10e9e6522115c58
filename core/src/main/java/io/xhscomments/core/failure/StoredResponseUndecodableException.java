package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The response to an earlier request for this page was charged and is kept, but this version cannot decode it. The
 * caller's policy does not allow paying again. Nothing was sent now, and nothing was charged; the message says where
 * the response is and what can be done.
 */
public final class StoredResponseUndecodableException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param what where the response is, why it cannot be decoded, and what to do; redacted here
     */
    public StoredResponseUndecodableException(PageRequest request, String what) {
        super(
                request,
                "an earlier response was charged and cannot be decoded, nothing was sent" + ServiceMessage.words(what),
                FailureDetails.withoutResponse(Charge.FREE));
    }
}
