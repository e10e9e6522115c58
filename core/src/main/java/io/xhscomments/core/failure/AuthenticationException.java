package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The API key was refused (HTTP 401). Not charged. The service echoes the key in this response: its message is shown
 * without the key.
 */
public final class AuthenticationException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /** A failure of this kind, with HTTP 401. */
    public AuthenticationException(PageRequest request) {
        this(request, 401, "");
    }

    /**
     * A failure of this kind without a message of the service.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     */
    public AuthenticationException(PageRequest request, int status) {
        this(request, status, "");
    }

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     * @param said the message of the service, if any, without the key where it is known; redacted here
     */
    public AuthenticationException(PageRequest request, int status, String said) {
        super(request, "the API key was refused, check it" + ServiceMessage.words(said), FailureDetails.free(status));
    }
}
