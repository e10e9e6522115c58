package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * An earlier request for this page may have been paid for, and its response is lost: the process was stopped before it
 * stored the page. The caller's policy does not allow paying again. Nothing was sent now and nothing was charged.
 */
public final class StoredPageInDoubtException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    /**
     * A failure before sending.
     *
     * @param detail the files of the earlier request, and how to resolve the doubt; redacted here
     */
    public StoredPageInDoubtException(PageRequest request, String detail) {
        super(
                request,
                "an earlier request may have been paid for, and may not be paid for again",
                detail,
                FailureDetails.notSent(),
                null);
    }
}
