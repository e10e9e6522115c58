package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The response belongs to another note or route than the request. It was charged. A retry does not help: the service, or
 * a cache in front of it, mixes up responses.
 */
public final class WrongResponseException extends CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    private final String belongsTo;
    private final @Nullable PageKey key;

    /**
     * A failure with a response that cannot be stored.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored response
     * @param belongsTo the note or the route that the response names, e.g. {@code note 6683b283000000001f0052bf};
     *     redacted here
     */
    public WrongResponseException(PageRequest request, Charge charge, String belongsTo) {
        this(request, charge, belongsTo, Optional.empty());
    }

    /**
     * A failure with a response that may be stored under its own key.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored response
     * @param belongsTo the note or the route that the response names; redacted here
     * @param key the key of the page, if the response identifies it completely and its rows agree
     */
    public WrongResponseException(PageRequest request, Charge charge, String belongsTo, Optional<PageKey> key) {
        super(request, "the response belongs to another request", belongsTo, FailureDetails.ok(charge), null);
        this.belongsTo = Redaction.redact(belongsTo);
        this.key = key.orElse(null);
    }

    /** The note or the route that the response names. */
    public String belongsTo() {
        return belongsTo;
    }

    /** The key under which the response can be stored, if it identifies its page completely and its rows agree. */
    public Optional<PageKey> key() {
        return Optional.ofNullable(key);
    }
}
