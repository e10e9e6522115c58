package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The route is retired (HTTP 400, "This endpoint has been deprecated"). It will not come back: use another route. Not
 * charged.
 */
public final class RouteRetiredException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param said what the service said, if anything; redacted here
     */
    public RouteRetiredException(PageRequest request, String said) {
        this(request, said, FailureDetails.free(400));
    }

    private RouteRetiredException(PageRequest request, String said, FailureDetails facts) {
        super(request, "this route is retired, use another one" + ServiceMessage.words(said), facts);
    }

    /**
     * A failure of this kind, of a request that was not sent, because an earlier one had been responded to so.
     *
     * @param said how that is known; redacted here
     */
    public static RouteRetiredException beforeSending(PageRequest request, String said) {
        return new RouteRetiredException(request, said, FailureDetails.withoutResponse(Charge.FREE));
    }
}
