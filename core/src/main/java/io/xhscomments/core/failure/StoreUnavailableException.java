package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot be written or locked, so the page could not be stored. Therefore no request was sent and nothing was
 * charged. Repair the store, then try again.
 */
public final class StoreUnavailableException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /**
     * A failure before sending.
     *
     * @param reason the file and the error; redacted here
     * @param cause the exception of the file system, if any
     */
    public StoreUnavailableException(PageRequest request, String reason, @Nullable Throwable cause) {
        super(
                request,
                "nothing was sent, because the page could not be stored",
                reason,
                FailureDetails.notSent(),
                cause);
    }
}
