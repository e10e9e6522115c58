package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request was sent, but its response was lost: a timeout, a reset, a body that broke off, an interrupted thread. If
 * no part of the response arrived, the charge is {@link Charge#UNKNOWN}; else the status implies it. Retryable, and may
 * be charged again.
 */
public final class ResponseLostException extends CommentSourceException.Transient {
    private static final long serialVersionUID = 1;

    private ResponseLostException(
            PageRequest request, String reason, FailureDetails details, @Nullable Throwable cause) {
        super(request, "the request was sent, but no complete response came", reason, details.retryable(), cause);
    }

    /**
     * No part of the response arrived.
     *
     * @param reason the error, without secrets; redacted here
     * @param cause the exception of the HTTP stack, if any; its message is kept, so it must contain no secret
     */
    public static ResponseLostException noResponse(PageRequest request, String reason, @Nullable Throwable cause) {
        return new ResponseLostException(request, reason, FailureDetails.unknownOutcome(), cause);
    }

    /**
     * The response began and broke off.
     *
     * @param status the HTTP status of the response
     * @param charge the charge that the status implies
     * @param reason the error, without secrets; redacted here
     * @param cause the exception of the HTTP stack, if any; its message is kept, so it must contain no secret
     */
    public static ResponseLostException brokenOff(
            PageRequest request, int status, Charge charge, String reason, @Nullable Throwable cause) {
        return new ResponseLostException(request, reason, FailureDetails.charged(status, charge), cause);
    }
}
