package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The note does not exist: the service responded HTTP 200 without a note, and charged for it. A note without comments is
 * an empty page, not this failure.
 */
public final class NoteNotFoundException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /**
     * A failure with a response.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored response
     */
    public NoteNotFoundException(PageRequest request, Charge charge) {
        super(request, "there is no such note", "", FailureDetails.ok(charge), null);
    }
}
