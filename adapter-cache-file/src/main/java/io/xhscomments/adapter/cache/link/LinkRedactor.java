package io.xhscomments.adapter.cache.link;

import io.xhscomments.core.page.CacheLink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps a link out of exceptions. The HTTP client quotes addresses and invalid lines, and a host may echo the request.
 */
final class LinkRedactor {
    /** A common part of this length is not a coincidence. A signature is eight times as long. */
    private static final int MIN_COMMON_CHARS = 8;

    private final Set<String> pieces = new HashSet<>();

    LinkRedactor(CacheLink link) {
        URI secret = link.reveal();
        pieces.addAll(piecesOf(secret.getRawPath() + "?" + secret.getRawQuery()));
        pieces.addAll(piecesOf(secret.getPath() + "?" + secret.getQuery()));
    }

    /** The exception as text, or only its class name if the text contains a part of the link. */
    String message(Throwable thrown) {
        return contains(thrown.toString()) ? thrown.getClass().getName() : thrown.toString();
    }

    /** The same exception, or a substitute if its stack trace contains a part of the link. */
    Throwable cause(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        if (!contains(all.toString())) {
            return thrown;
        }
        IOException substitute = new IOException(message(thrown));
        substitute.setStackTrace(thrown.getStackTrace());
        return substitute;
    }

    private boolean contains(String text) {
        return piecesOf(text).stream().anyMatch(pieces::contains);
    }

    private static Set<String> piecesOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> pieces = new HashSet<>();
        for (int end = MIN_COMMON_CHARS; end <= lower.length(); end++) {
            pieces.add(lower.substring(end - MIN_COMMON_CHARS, end));
        }
        return pieces;
    }
}
