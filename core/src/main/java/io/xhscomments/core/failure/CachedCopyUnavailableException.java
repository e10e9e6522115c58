package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The free copy of a paid response could not be read: its link is expired, refused or unreachable. Free, and never
 * followed by a paid request within the same call. Retryable if only the connection failed.
 */
public final class CachedCopyUnavailableException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    private CachedCopyUnavailableException(
            PageRequest request, String reason, FailureDetails details, @Nullable Throwable cause) {
        super(request, "the free copy of a page could not be read", reason, details, cause);
    }

    /**
     * The link has expired or must not be followed; a retry does not help.
     *
     * @param reason the response of the host, or the rule that the link breaks, without the link; redacted here
     * @param cause the exception, if any; its message is kept, so it must contain no signature
     */
    public static CachedCopyUnavailableException permanent(
            PageRequest request, String reason, @Nullable Throwable cause) {
        return new CachedCopyUnavailableException(request, reason, FailureDetails.notSent(), cause);
    }

    /**
     * The host could not be reached, or did not respond in time.
     *
     * @param reason the error, without the link; redacted here
     * @param cause the exception, if any; its message is kept, so it must contain no signature
     */
    public static CachedCopyUnavailableException temporary(
            PageRequest request, String reason, @Nullable Throwable cause) {
        return new CachedCopyUnavailableException(request, reason, FailureDetails.notSent().retryable(), cause);
    }
}
