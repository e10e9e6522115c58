package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * A response with HTTP 200 is not the page that the API promises: it is not JSON, is cut off, or has no list of comments.
 * {@link #path()} is the position. It was charged. A retry does not help and would be charged again.
 */
public final class MalformedResponseException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    private final String path;

    /**
     * A failure with a response.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored response
     * @param path the JSON path of the error, e.g. {@code $.data.data.comments[3].id}
     * @param expected the expected value, without the value that was found; redacted here
     */
    public MalformedResponseException(PageRequest request, Charge charge, String path, String expected) {
        super(request, "malformed response at " + path, expected, FailureDetails.ok(charge), null);
        this.path = Redaction.redact(path);
    }

    /** The JSON path of the error. */
    public String path() {
        return path;
    }
}
