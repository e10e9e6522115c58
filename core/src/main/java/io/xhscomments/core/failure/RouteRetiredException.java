package io.xhscomments.core.failure;

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
        super(request, "this route is retired, use another one" + Said.words(said), Facts.free(400));
    }
}
