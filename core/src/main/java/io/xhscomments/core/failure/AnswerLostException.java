package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request went out, but no whole answer came: a timeout, a reset, a body that broke off, an interrupted thread.
 * What was charged depends on how far it came: nothing of the answer, {@link Charge#UNKNOWN}; its beginning, what its
 * status implies. May be tried again, and may be paid again.
 */
public final class AnswerLostException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private AnswerLostException(PageRequest request, Facts facts, String why, @Nullable Throwable cause) {
        super(
                request,
                "the request was sent, but no whole answer came" + Said.words(why),
                facts.mayBeTriedAgain(),
                cause);
    }

    /**
     * Nothing of the answer came.
     *
     * @param why what went wrong, without secrets; redacted here
     * @param cause what the HTTP stack threw, if anything; its message is kept as it is, so it must hold no secret
     */
    public static AnswerLostException whole(PageRequest request, String why, @Nullable Throwable cause) {
        return new AnswerLostException(request, Facts.withoutAnswer(Charge.UNKNOWN), why, cause);
    }

    /**
     * The answer began, and broke off.
     *
     * @param status the HTTP status it began with
     * @param charge what that status implies
     * @param why what went wrong, without secrets; redacted here
     * @param cause what the HTTP stack threw, if anything; its message is kept as it is, so it must hold no secret
     */
    public static AnswerLostException inPart(
            PageRequest request, int status, Charge charge, String why, @Nullable Throwable cause) {
        return new AnswerLostException(request, Facts.charged(status, charge), why, cause);
    }
}
