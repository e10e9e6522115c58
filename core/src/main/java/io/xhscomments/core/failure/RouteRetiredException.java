package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The route is retired (HTTP 400, "This endpoint has been deprecated"). It will not return: use another route. Not
 * charged.
 */
public final class RouteRetiredException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /**
     * A failure with HTTP 400.
     *
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public RouteRetiredException(PageRequest request, String serviceMessage) {
        this(request, serviceMessage, FailureDetails.free(400));
    }

    private RouteRetiredException(PageRequest request, String detail, FailureDetails details) {
        super(request, "this route is retired, use another one", detail, details, null);
    }

    /**
     * A failure before sending, because an earlier request found the route retired.
     *
     * @param reason how that is known; redacted here
     */
    public static RouteRetiredException beforeSending(PageRequest request, String reason) {
        return new RouteRetiredException(request, reason, FailureDetails.notSent());
    }
}
