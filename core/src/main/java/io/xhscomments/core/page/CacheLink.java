package io.xhscomments.core.page;

import java.net.URI;
import java.util.Objects;

/**
 * A link under which the service keeps one answer, to be read again for free for 24 hours. It is a bearer secret:
 * whoever has the link reads the page. So {@link #toString()} hides it, and only {@link #reveal()} shows it. An
 * immutable value.
 *
 * <p>It belongs to one past request. An equal new request is not served from it, and is charged.
 *
 * @param reveal the whole link with its signature; keep it out of logs, messages and exports
 */
public record CacheLink(URI reveal) {
    /** Refuses null. */
    public CacheLink {
        Objects.requireNonNull(reveal, "reveal");
    }

    /** The host only. */
    @Override
    public String toString() {
        return "CacheLink[" + reveal.getHost() + ", redacted]";
    }
}
