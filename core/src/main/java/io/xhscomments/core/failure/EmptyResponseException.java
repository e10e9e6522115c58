package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The response reports success without data: {@code data} is null or empty. It was charged. It is neither an empty page
 * nor the end of the pages, and says nothing about the note. It is not retried, because each attempt is charged; the
 * request is sent again only when a caller requests it again.
 */
public final class EmptyResponseException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    /**
     * A failure with a response.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored
     *     response
     */
    public EmptyResponseException(PageRequest request, Charge charge) {
        super(request, "the response reports success, but contains no data", "", FailureDetails.ok(charge), null);
    }
}
