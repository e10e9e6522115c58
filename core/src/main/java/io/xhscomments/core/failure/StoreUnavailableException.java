package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The page could not have been kept: the store cannot be written or locked. So no request was sent for it, and nothing
 * was charged. Trying again helps once the store is mended.
 */
public final class StoreUnavailableException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param why where, and what went wrong; redacted here
     * @param cause what the file system threw, if anything
     */
    public StoreUnavailableException(PageRequest request, String why, @Nullable Throwable cause) {
        super(
                request,
                "nothing was sent, because the page could not be recorded" + ServiceMessage.words(why),
                FailureDetails.withoutResponse(Charge.FREE),
                cause);
    }
}
