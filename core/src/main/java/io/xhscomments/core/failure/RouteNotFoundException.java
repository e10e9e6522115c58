package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * There is no such route (HTTP 404): the base address or the path prefix is wrong. It does not mean that the note is
 * missing; see {@link NoteNotFoundException}. Not charged.
 */
public final class RouteNotFoundException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param said what the service said, if anything; redacted here
     */
    public RouteNotFoundException(PageRequest request, String said) {
        super(
                request,
                "no such route, check the base address and the path prefix" + ServiceMessage.words(said),
                FailureDetails.free(404));
    }
}
