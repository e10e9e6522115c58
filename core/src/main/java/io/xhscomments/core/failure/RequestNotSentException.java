package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request was not sent: the host name could not be resolved, or the connection or its TLS handshake failed. Not
 * charged; retryable.
 */
public final class RequestNotSentException extends CommentSourceException.Transient {
    private static final long serialVersionUID = 1;

    /**
     * A failure before sending.
     *
     * @param reason the error, without secrets; redacted here
     * @param cause the exception of the HTTP stack, if any; its message is kept, so it must contain no secret
     */
    public RequestNotSentException(PageRequest request, String reason, @Nullable Throwable cause) {
        super(request, "the request was not sent", reason, FailureDetails.notSent().retryable(), cause);
    }
}
