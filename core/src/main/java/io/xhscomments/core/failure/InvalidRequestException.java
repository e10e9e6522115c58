package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The request cannot be responded to as it is: the service refused its parameters (HTTP 422; 400 at resellers), or it
 * was refused here before anything was sent (no status), because a cursor of another route would have bought the first
 * page again. Not charged.
 */
public final class InvalidRequestException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private InvalidRequestException(PageRequest request, String what, FailureDetails facts) {
        super(request, what, facts);
    }

    /**
     * The service refused, with HTTP 422.
     *
     * @param said what the service said, if anything; redacted here
     */
    public static InvalidRequestException byService(PageRequest request, String said) {
        return byService(request, 422, said);
    }

    /**
     * The service refused.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     * @param said what the service said, if anything; redacted here
     */
    public static InvalidRequestException byService(PageRequest request, int status, String said) {
        return new InvalidRequestException(
                request,
                "the service refused the parameters" + ServiceMessage.words(said),
                FailureDetails.free(status));
    }

    /**
     * Refused before sending.
     *
     * @param why what is wrong with the request, and what was expected; redacted here
     */
    public static InvalidRequestException beforeSending(PageRequest request, String why) {
        return new InvalidRequestException(
                request, "nothing was sent: " + why, FailureDetails.withoutResponse(Charge.FREE));
    }
}
