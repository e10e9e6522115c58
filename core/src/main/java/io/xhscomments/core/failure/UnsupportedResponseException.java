package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The response has the format of a route that is not supported. It is not damaged: {@link #format()} names it. It was
 * charged; trying again will not help.
 */
public final class UnsupportedResponseException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private final String format;

    /**
     * A failure of this kind.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored
     *     response
     * @param format the route whose format it has, e.g. {@code web_v3}; redacted here
     * @param supported the formats that are supported, e.g. {@code web-v1, app-v2}
     */
    public UnsupportedResponseException(PageRequest request, Charge charge, String format, String supported) {
        super(
                request,
                "this is a " + format + " response; supported are " + supported,
                FailureDetails.charged(200, charge));
        this.format = Redaction.redact(format);
    }

    /** The route whose format it has. */
    public String format() {
        return format;
    }
}
