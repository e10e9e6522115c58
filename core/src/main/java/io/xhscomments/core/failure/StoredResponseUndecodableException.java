package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The response to an earlier request for this page was charged and is stored, but this version cannot decode it. The
 * caller's policy does not allow paying again. Nothing was sent now and nothing was charged; the message names the file
 * and the remedy.
 */
public final class StoredResponseUndecodableException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    /**
     * A failure before sending.
     *
     * @param detail the file, the reason why it cannot be decoded, and the remedy; redacted here
     */
    public StoredResponseUndecodableException(PageRequest request, String detail) {
        super(
                request,
                "an earlier response was charged and cannot be decoded, nothing was sent",
                detail,
                FailureDetails.notSent(),
                null);
    }
}
