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
 * Keeps a link out of what is handed up. The HTTP client quotes addresses, and lines that it could not read; and a host
 * may say again what it was asked for.
 */
final class LinkRedactor {
    /** So many characters in a row are no chance. A signature has eight times as many. */
    private static final int TELLING = 8;

    private final Set<String> pieces = new HashSet<>();

    LinkRedactor(CacheLink link) {
        URI secret = link.reveal();
        pieces.addAll(piecesOf(secret.getRawPath() + "?" + secret.getRawQuery()));
        pieces.addAll(piecesOf(secret.getPath() + "?" + secret.getQuery()));
    }

    /** What was thrown in its own words, or only its kind if they tell of the link. */
    String words(Throwable thrown) {
        return tells(thrown.toString()) ? thrown.getClass().getName() : thrown.toString();
    }

    /** The same throwable if nothing of the link is in it, or else one that stands for it. */
    Throwable cause(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        if (!tells(all.toString())) {
            return thrown;
        }
        IOException standIn = new IOException(words(thrown));
        standIn.setStackTrace(thrown.getStackTrace());
        return standIn;
    }

    private boolean tells(String text) {
        return piecesOf(text).stream().anyMatch(pieces::contains);
    }

    private static Set<String> piecesOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> pieces = new HashSet<>();
        for (int end = TELLING; end <= lower.length(); end++) {
            pieces.add(lower.substring(end - TELLING, end));
        }
        return pieces;
    }
}
