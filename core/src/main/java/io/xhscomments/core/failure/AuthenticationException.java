package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The service rejected the API key (HTTP 401). Not charged. The service echoes the key in this response; the message
 * shows the response without the key.
 */
public final class AuthenticationException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /** A failure with HTTP 401 and without a message of the service. */
    public AuthenticationException(PageRequest request) {
        this(request, 401, "");
    }

    /**
     * A failure without a message of the service.
     *
     * @param status the HTTP status of the response; services differ in it
     */
    public AuthenticationException(PageRequest request, int status) {
        this(request, status, "");
    }

    /**
     * A failure with a message of the service.
     *
     * @param status the HTTP status of the response; services differ in it
     * @param serviceMessage the message of the service, if any, without the key where it is known; redacted here
     */
    public AuthenticationException(PageRequest request, int status, String serviceMessage) {
        super(request, "the API key was refused, check it", serviceMessage, FailureDetails.free(status), null);
    }
}
