package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The page is stored, but its file cannot be trusted: it is damaged, cut off, of a newer format, or under the name of
 * another page. It was not served, and no request was sent to replace it. Nothing was charged; the message names the
 * file and the remedy.
 */
public final class StoredPageUnreadableException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    /**
     * A failure before sending.
     *
     * @param detail the file, the error in it, and the remedy; redacted here
     */
    public StoredPageUnreadableException(PageRequest request, String detail) {
        super(request, "the stored page cannot be read", detail, FailureDetails.notSent(), null);
    }
}
