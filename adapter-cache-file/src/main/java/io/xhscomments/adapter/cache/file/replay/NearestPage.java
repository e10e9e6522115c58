package io.xhscomments.adapter.cache.file.replay;

import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageKey;
import java.util.Comparator;
import java.util.List;

/** Compares the key of a missing page with the keys of stored pages. */
final class NearestPage {
    private static final int MAX_SHOWN_CHARS = 40;

    private NearestPage() {}

    /** The keys of the same note, the nearest first. */
    static List<PageKey> sorted(PageKey missing, List<PageKey> keys) {
        return keys.stream()
                .filter(other -> other.request().note().equals(missing.request().note()))
                .sorted(Comparator.comparingInt((PageKey other) -> distance(missing, other)))
                .toList();
    }

    /** A different cursor counts least, and less the later it differs. */
    private static int distance(PageKey missing, PageKey other) {
        int route = missing.route().equals(other.route()) ? 0 : 2 * Cursor.MAX_LENGTH;
        int sequence = missing.request().first().equals(other.request().first()) ? 0 : 4 * Cursor.MAX_LENGTH;
        String cursor = cursor(missing);
        String otherCursor = cursor(other);
        int tail = cursor.equals(otherCursor) ? 0 : 1 + Cursor.MAX_LENGTH - commonLength(cursor, otherCursor);
        return route + sequence + tail;
    }

    /** Describes the nearest page by its difference. */
    static String difference(PageKey missing, PageKey nearest) {
        if (!missing.request().first().equals(nearest.request().first())) {
            return nearest.describe();
        }
        if (missing.request().equals(nearest.request())) {
            return "the same on " + nearest.route();
        }
        String route = missing.route().equals(nearest.route()) ? "" : " on " + nearest.route();
        String cursor = cursor(nearest);
        if (cursor.isEmpty()) {
            return "the first page of this chain, without a cursor" + route;
        }
        if (cursor(missing).isEmpty()) {
            return "a later page of this chain" + route;
        }
        int common = commonLength(cursor(missing), cursor);
        return "a page of this chain, whose cursor goes on with " + tail(cursor, common) + " instead of "
                + tail(cursor(missing), common) + " at character " + (common + 1) + route;
    }

    private static String tail(String cursor, int from) {
        String tail = cursor.substring(Math.min(from, cursor.length()));
        if (tail.isEmpty()) {
            return "its end";
        }
        return tail.length() <= MAX_SHOWN_CHARS ? tail : tail.substring(0, MAX_SHOWN_CHARS) + "…";
    }

    private static String cursor(PageKey key) {
        return key.request().after().map(Cursor::value).orElse("");
    }

    private static int commonLength(String one, String other) {
        int max = Math.min(one.length(), other.length());
        int length = 0;
        while (length < max && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
