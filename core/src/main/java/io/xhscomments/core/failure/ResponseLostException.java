package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request went out, but no whole response came: a timeout, a reset, a body that broke off, an interrupted thread.
 * What was charged depends on how far it came: nothing of the response, {@link Charge#UNKNOWN}; its beginning, what its
 * status implies. May be tried again, and may be paid again.
 */
public final class ResponseLostException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private ResponseLostException(PageRequest request, FailureDetails facts, String why, @Nullable Throwable cause) {
        super(
                request,
                "the request was sent, but no whole response came" + ServiceMessage.words(why),
                facts.mayBeTriedAgain(),
                cause);
    }

    /**
     * Nothing of the response came.
     *
     * @param why what went wrong, without secrets; redacted here
     * @param cause what the HTTP stack threw, if anything; its message is kept as it is, so it must hold no secret
     */
    public static ResponseLostException noResponse(PageRequest request, String why, @Nullable Throwable cause) {
        return new ResponseLostException(request, FailureDetails.withoutResponse(Charge.UNKNOWN), why, cause);
    }

    /**
     * The response began, and broke off.
     *
     * @param status the HTTP status it began with
     * @param charge what that status implies
     * @param why what went wrong, without secrets; redacted here
     * @param cause what the HTTP stack threw, if anything; its message is kept as it is, so it must hold no secret
     */
    public static ResponseLostException brokenOff(
            PageRequest request, int status, Charge charge, String why, @Nullable Throwable cause) {
        return new ResponseLostException(request, FailureDetails.charged(status, charge), why, cause);
    }
}
