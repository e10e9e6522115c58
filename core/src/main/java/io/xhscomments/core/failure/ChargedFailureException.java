package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The request was responded to with HTTP 200, and so charged, and yet says that it failed: an inner code other than 0,
 * or {@code success} false. May be tried again, and paid again, for the inner codes 301, 302 and 500.
 */
public final class ChargedFailureException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private final @Nullable Long innerCode;

    /**
     * A failure of this kind.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a kept response
     * @param innerCode the code inside the response, if told
     * @param retryable whether the code is one that may pass
     * @param said what the service said, if anything; redacted here
     */
    public ChargedFailureException(
            PageRequest request, Charge charge, OptionalLong innerCode, boolean retryable, String said) {
        super(
                request,
                "the service responded, but failed inside"
                        + (innerCode.isPresent() ? " with code " + innerCode.getAsLong() : "")
                        + ServiceMessage.words(said),
                retryable
                        ? FailureDetails.charged(200, charge).mayBeTriedAgain()
                        : FailureDetails.charged(200, charge));
        this.innerCode = innerCode.isPresent() ? innerCode.getAsLong() : null;
    }

    /** The code inside the response, if told. */
    public OptionalLong innerCode() {
        return innerCode == null ? OptionalLong.empty() : OptionalLong.of(innerCode);
    }
}
