package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The response belongs to another note or route than was requested. It was charged. Trying again will not help: the
 * service, or a cache before it, mixes up responses.
 */
public final class WrongResponseException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private final String belongsTo;
    private final @Nullable PageKey key;

    /**
     * A failure of this kind.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored
     *     response
     * @param belongsTo the note or the route that the response names, e.g. {@code note 6683b283000000001f0052bf};
     *     redacted here
     */
    public WrongResponseException(PageRequest request, Charge charge, String belongsTo) {
        this(request, charge, belongsTo, Optional.empty());
    }

    /**
     * A failure of this kind, of a response that can be kept where it belongs.
     *
     * @param charge whether this fetch was charged: {@link Charge#CHARGED}, or {@link Charge#FREE} for a stored
     *     response
     * @param belongsTo the note or the route that the response names; redacted here
     * @param key whose page it is, if the response says so in full and its rows agree
     */
    public WrongResponseException(PageRequest request, Charge charge, String belongsTo, Optional<PageKey> key) {
        super(
                request,
                "the response belongs to another request" + ServiceMessage.words(belongsTo),
                FailureDetails.charged(200, charge));
        this.belongsTo = Redaction.redact(belongsTo);
        this.key = key.orElse(null);
    }

    /** The note or the route that the response names. */
    public String belongsTo() {
        return belongsTo;
    }

    /** Whose page it is, if the response says so in full and its rows agree: it can be kept under this key. */
    public Optional<PageKey> key() {
        return Optional.ofNullable(key);
    }
}
