package io.xhscomments.adapter.cache.link;

import io.xhscomments.core.page.CacheLink;
import org.jspecify.annotations.Nullable;

/**
 * A free copy could not be read. Nothing was charged. The message and the causes contain only the host of the link.
 * Immutable.
 */
public final class CacheLinkException extends RuntimeException {
    /** Why the copy could not be read. A closed set. */
    public enum Reason {
        /** The link breaks a rule; nothing was sent. */
        NOT_ALLOWED,
        /** The host does not serve the copy, or serves it in an unreadable form. */
        GONE,
        /** The copy is larger than the limit. */
        TOO_LARGE,
        /** No complete response arrived, because of the network, TLS, the deadline, an interrupt, or a server error. */
        UNREACHABLE
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;

    CacheLinkException(Reason reason, CacheLink link, String problem, @Nullable Throwable cause) {
        super("The response under " + link + " was not read: " + problem + " (not charged)", cause);
        this.reason = reason;
    }

    /** Why the copy could not be read. */
    public Reason reason() {
        return reason;
    }

    /** Whether a later read of the same link may succeed. */
    public boolean mayPass() {
        return reason == Reason.UNREACHABLE;
    }
}
