package io.xhscomments.core.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link under which the service keeps one response, readable for free for 24 hours. It is a bearer secret: everybody
 * with the link can read the page. Therefore {@link #toString()} hides it, and only {@link #reveal()} returns it. An
 * immutable value.
 *
 * <p>The link belongs to one past request. An equal new request is not served from it and is charged.
 */
public final class CacheLink {
    private final String text;

    /**
     * A link with any scheme and host.
     *
     * @param link the complete link with its signature
     */
    public CacheLink(URI link) {
        this(Objects.requireNonNull(link, "link").toString());
    }

    private CacheLink(String text) {
        this.text = text;
    }

    /**
     * Reads a link, for decoders. It is parsed only when it is opened.
     *
     * @throws IllegalArgumentException if the text is not a URI with a host; the message does not contain the text
     */
    public static CacheLink of(String link) {
        if (HttpsUrlScanner.accepts(link)) {
            return new CacheLink(link);
        }
        try {
            URI uri = new URI(link);
            if (uri.getHost() != null) {
                return new CacheLink(uri);
            }
        } catch (URISyntaxException invalid) {
            // Not the cause below, because its message contains the link.
        }
        throw new IllegalArgumentException(
                "A cache link must be a URI with a host, but is something else, of " + link.length() + " characters");
    }

    /** The complete link with its signature; keep it out of logs, messages and exports. */
    public URI reveal() {
        return URI.create(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CacheLink that && (text.equals(that.text) || reveal().equals(that.reveal())));
    }

    @Override
    public int hashCode() {
        return reveal().hashCode();
    }

    /** The host only. */
    @Override
    public String toString() {
        return "CacheLink[" + reveal().getHost() + ", redacted]";
    }
}
