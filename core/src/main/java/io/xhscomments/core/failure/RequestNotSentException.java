package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request never went out: the name was not found, the connection or its encryption failed. Not charged; may be
 * tried again.
 */
public final class RequestNotSentException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param why what went wrong, without secrets; redacted here
     * @param cause what the HTTP stack threw, if anything; its message is kept as it is, so it must hold no secret
     */
    public RequestNotSentException(PageRequest request, String why, @Nullable Throwable cause) {
        super(
                request,
                "the request was not sent" + ServiceMessage.words(why),
                FailureDetails.withoutResponse(Charge.FREE).mayBeTriedAgain(),
                cause);
    }
}
