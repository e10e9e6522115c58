package io.xhscomments.adapter.cache.link;

import io.xhscomments.core.page.CacheLink;
import org.jspecify.annotations.Nullable;

/**
 * A response could not be read under its link. Nothing was charged: such reads are free. Neither the message nor a
 * cause holds more of the link than its host. Immutable.
 */
public final class CacheLinkException extends RuntimeException {
    /** What kept the response from being read. A closed set. */
    public enum Reason {
        /** The link breaks a rule; nothing was sent. */
        NOT_ALLOWED,
        /** The host does not give the response under this link, or not in a form that can be read. */
        GONE,
        /** The response is larger than the cap. */
        TOO_LARGE,
        /** No whole response came: the network, encryption, time, an interruption, or a host that is out of order. */
        UNREACHABLE
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;

    CacheLinkException(Reason reason, CacheLink link, String why, @Nullable Throwable cause) {
        super("The response under " + link + " was not read: " + why + " (not charged)", cause);
        this.reason = reason;
    }

    /** What kept the response from being read. */
    public Reason reason() {
        return reason;
    }

    /** Whether the same link may be read later. */
    public boolean mayPass() {
        return reason == Reason.UNREACHABLE;
    }
}
