package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * There is no such note: the service responded HTTP 200 with an empty shell, and charged for it. A note without
 * comments is not this; it comes as an empty page.
 */
public final class NoteNotFoundException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a kept response
     */
    public NoteNotFoundException(PageRequest request, Charge charge) {
        super(request, "there is no such note", FailureDetails.charged(200, charge));
    }
}
