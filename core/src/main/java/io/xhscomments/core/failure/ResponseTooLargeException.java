package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The response exceeds the size limit and was not read to its end. Its status implies the charge. A retry does not help;
 * a higher limit may.
 */
public final class ResponseTooLargeException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    /**
     * A failure with a response.
     *
     * @param status the HTTP status of the response
     * @param charge the charge that the status implies
     * @param maxBytes the size limit
     */
    public ResponseTooLargeException(PageRequest request, int status, Charge charge, long maxBytes) {
        super(
                request,
                "the response has more than " + maxBytes + " bytes",
                "",
                FailureDetails.charged(status, charge),
                null);
    }
}
