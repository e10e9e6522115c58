package io.xhscomments.core.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link under which the service keeps one response, to be read again for free for 24 hours. It is a bearer secret:
 * whoever has the link reads the page. So {@link #toString()} hides it, and only {@link #reveal()} shows it. An
 * immutable value.
 *
 * <p>It belongs to one past request. An equal new request is not served from it, and is charged.
 */
public final class CacheLink {
    private static final String HTTPS = "https://";

    /** By a table: a signature mixes digits and letters, and the processor would guess every other one wrongly. */
    private static final boolean[] MAY_STAND_IN_PATH = mayStandInPath();

    private final String text;

    /**
     * A link, whatever its scheme and host.
     *
     * @param link the whole link with its signature
     */
    public CacheLink(URI link) {
        this.text = Objects.requireNonNull(link, "link").toString();
    }

    private CacheLink(String plain) {
        this.text = plain;
    }

    /**
     * Reads a link, for decoders: every response has one, and hardly anybody opens it.
     *
     * @throws IllegalArgumentException if it is no URI with a host; the message does not show it
     */
    public static CacheLink of(String link) {
        if (isPlain(link)) {
            return new CacheLink(link);
        }
        try {
            URI uri = new URI(link);
            if (uri.getHost() != null) {
                return new CacheLink(uri);
            }
        } catch (URISyntaxException noLink) {
            // Its message shows the link.
        }
        throw new IllegalArgumentException(
                "A cache link must be a URI with a host, but is something else, of " + link.length() + " characters");
    }

    /** Whether it is a URI at first sight: its host is of plain words, and nothing in it is escaped. */
    private static boolean isPlain(String link) {
        int path = link.startsWith(HTTPS) ? link.indexOf('/', HTTPS.length()) : -1;
        return path > 0 && isHost(link, HTTPS.length(), path) && isPath(link, path);
    }

    private static boolean isHost(String link, int from, int to) {
        boolean letterBefore = false;
        for (int i = from; i < to; i++) {
            char sign = link.charAt(i);
            boolean letter = sign >= 'a' && sign <= 'z';
            if (!letter && (sign != '.' || !letterBefore)) {
                return false;
            }
            letterBefore = letter;
        }
        return letterBefore;
    }

    private static boolean isPath(String link, int from) {
        boolean all = true;
        for (int i = from; all && i < link.length(); i++) {
            char sign = link.charAt(i);
            all = sign < MAY_STAND_IN_PATH.length && MAY_STAND_IN_PATH[sign];
        }
        return all;
    }

    private static boolean[] mayStandInPath() {
        boolean[] may = new boolean[1 << 7];
        for (char sign : "/.-_~?=&".toCharArray()) {
            may[sign] = true;
        }
        Arrays.fill(may, '0', '9' + 1, true);
        Arrays.fill(may, 'A', 'Z' + 1, true);
        Arrays.fill(may, 'a', 'z' + 1, true);
        return may;
    }

    /** The whole link with its signature; keep it out of logs, messages and exports. */
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
