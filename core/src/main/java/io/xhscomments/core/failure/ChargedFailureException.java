package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The response has HTTP 200, so it was charged, but it reports a failure: an inner code other than 0, or {@code success}
 * false. Retryable, and charged again, for the inner codes 301, 302 and 500.
 */
public final class ChargedFailureException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    private final @Nullable Long innerCode;

    /**
     * A failure with a response.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored response
     * @param innerCode the code inside the response, if reported
     * @param retryable whether a retry may help after this code
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public ChargedFailureException(
            PageRequest request, Charge charge, OptionalLong innerCode, boolean retryable, String serviceMessage) {
        super(
                request,
                "the service responded, but failed inside"
                        + (innerCode.isPresent() ? " with code " + innerCode.getAsLong() : ""),
                serviceMessage,
                retryable ? FailureDetails.ok(charge).retryable() : FailureDetails.ok(charge),
                null);
        this.innerCode = innerCode.isPresent() ? innerCode.getAsLong() : null;
    }

    /** The code inside the response, if reported. */
    public OptionalLong innerCode() {
        return innerCode == null ? OptionalLong.empty() : OptionalLong.of(innerCode);
    }
}
