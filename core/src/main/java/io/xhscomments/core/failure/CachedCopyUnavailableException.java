package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The free copy of a response that is paid for could not be read: its link is expired, refused or unreachable. Free,
 * and never followed by a paid request within the same call. May be tried again if only the way there failed.
 */
public final class CachedCopyUnavailableException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private CachedCopyUnavailableException(
            PageRequest request, String why, FailureDetails facts, @Nullable Throwable cause) {
        super(request, "the free copy of a page could not be read" + ServiceMessage.words(why), facts, cause);
    }

    /**
     * The link leads nowhere any more, or may not be followed. Trying again will not help.
     *
     * @param why what was responded to, or which rule the link breaks, without the link; redacted here
     * @param cause what was thrown, if anything; its message is kept as it is, so it must hold no signature
     */
    public static CachedCopyUnavailableException permanent(PageRequest request, String why, @Nullable Throwable cause) {
        return new CachedCopyUnavailableException(request, why, FailureDetails.withoutResponse(Charge.FREE), cause);
    }

    /**
     * The host could not be reached, or did not respond in time.
     *
     * @param why what went wrong, without the link; redacted here
     * @param cause what was thrown, if anything; its message is kept as it is, so it must hold no signature
     */
    public static CachedCopyUnavailableException temporary(PageRequest request, String why, @Nullable Throwable cause) {
        return new CachedCopyUnavailableException(
                request, why, FailureDetails.withoutResponse(Charge.FREE).mayBeTriedAgain(), cause);
    }
}
