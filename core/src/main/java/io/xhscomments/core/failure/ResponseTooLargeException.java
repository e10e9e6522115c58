package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The response is larger than the cap and was not read to the end. Charged if its status says so; trying again will not
 * help, a larger cap may.
 */
public final class ResponseTooLargeException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status it began with
     * @param charge what that status implies
     * @param capBytes the cap that was reached
     */
    public ResponseTooLargeException(PageRequest request, int status, Charge charge, long capBytes) {
        super(request, "the response has more than " + capBytes + " bytes", FailureDetails.charged(status, charge));
    }
}
