package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The API key was refused (HTTP 401). Not charged. The service echoes the key in this answer, so its words are not
 * repeated here.
 */
public final class KeyRefusedException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /** A failure of this kind. */
    public KeyRefusedException(PageRequest request) {
        super(request, "the API key was refused, check it", Facts.free(401));
    }
}
