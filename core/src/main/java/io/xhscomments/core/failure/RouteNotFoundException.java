package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The route does not exist (HTTP 404): the base address or the path prefix is wrong. It does not mean that the note is
 * missing; see {@link NoteNotFoundException}. Not charged.
 */
public final class RouteNotFoundException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /**
     * A failure with HTTP 404.
     *
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public RouteNotFoundException(PageRequest request, String serviceMessage) {
        super(
                request,
                "no such route, check the base address and the path prefix",
                serviceMessage,
                FailureDetails.free(404),
                null);
    }
}
