package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The response has the format of a route that is not supported. It is not damaged: {@link #format()} names the format. It
 * was charged; a retry does not help.
 */
public final class UnsupportedResponseException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    private final String format;

    /**
     * A failure with a response.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored response
     * @param format the route that uses the format, e.g. {@code web_v3}; redacted here
     * @param supported the supported formats, e.g. {@code web-v1, app-v2}
     */
    public UnsupportedResponseException(PageRequest request, Charge charge, String format, String supported) {
        super(
                request,
                "this is a " + format + " response; supported are " + supported,
                "",
                FailureDetails.ok(charge),
                null);
        this.format = Redaction.redact(format);
    }

    /** The route that uses the format. */
    public String format() {
        return format;
    }
}
