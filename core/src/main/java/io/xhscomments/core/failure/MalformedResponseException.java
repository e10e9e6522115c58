package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * A response with HTTP 200 is not the page that the API promises: not JSON, cut off, or without a list of comments.
 * {@link #path()} says where. It was charged. Trying again will not help: the same would be charged again.
 */
public final class MalformedResponseException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private final String path;

    /**
     * A failure of this kind.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a kept response
     * @param path the JSON path of the fault, e.g. {@code $.data.data.comments[3].id}
     * @param what what was expected there, without what was found; redacted here
     */
    public MalformedResponseException(PageRequest request, Charge charge, String path, String what) {
        super(
                request,
                "malformed response at " + path + ServiceMessage.words(what),
                FailureDetails.charged(200, charge));
        this.path = Redaction.redact(path);
    }

    /** The JSON path of the fault. */
    public String path() {
        return path;
    }
}
