package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/**
 * The response belongs to another note or route than was requested. It was charged. Trying again will not help: the
 * service, or a cache before it, mixes up responses.
 */
public final class WrongResponseException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private final String belongsTo;

    /**
     * A failure of this kind.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored
     *     response
     * @param belongsTo the note or the route that the response names, e.g. {@code note 6683b283000000001f0052bf};
     *     redacted here
     */
    public WrongResponseException(PageRequest request, Charge charge, String belongsTo) {
        super(request, "the response belongs to another request" + Said.words(belongsTo), Facts.charged(200, charge));
        this.belongsTo = Redaction.redact(belongsTo);
    }

    /** The note or the route that the response names. */
    public String belongsTo() {
        return belongsTo;
    }
}
