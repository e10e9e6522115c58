package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Explains why a page is not there: where it was looked for, what is nearest to it, and what recording it would take.
 */
final class MissMessage {
    /** What is read for the sake of a hint: a store may be large, and an archive may claim or hold anything. */
    private static final int MAX_FILES = 5_000;

    private static final int MAX_FILE_BYTES = 256 * 1024;
    private static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final int MOST_SHOWN = 40;
    private static final String COST = "Recording it takes one charged request";

    private MissMessage() {}

    static PageNotStoredException of(
            PageStore store, PageFileName name, Lookup found, Optional<AgeLimit> limit, String advice) {
        PageKey key = name.key();
        String what = found.state() == Lookup.State.TOO_OLD
                ? "the one on " + key.route() + " is older than "
                        + limit.orElseThrow().oldest() + ", or its age is unknown"
                : explain(store, key);
        return new PageNotStoredException(key.request(), what + ". " + COST + (advice.isEmpty() ? "" : ". " + advice));
    }

    private static String explain(PageStore store, PageKey key) {
        String where = "looked on " + key.route() + " in " + store.room().root();
        if (!Files.exists(store.room().root().resolve(StoreReader.MARKER))) {
            return where + ", where there is no page store";
        }
        List<Path> files;
        try {
            files = StoreLayout.first(store, MAX_FILES + 1);
        } catch (UncheckedIOException unreadable) {
            return where + ", which cannot be listed: " + unreadable.getMessage();
        }
        List<PageKey> keys = new ArrayList<>();
        int left = MAX_BYTES;
        Iterator<Path> next = files.stream().limit(MAX_FILES).iterator();
        while (next.hasNext() && left > 0) {
            Path file = next.next();
            try {
                byte[] read = store.room().head(file, MAX_FILE_BYTES);
                left -= read.length;
                key(read, file).ifPresent(keys::add);
            } catch (IOException unreadable) {
                // It may have been found to be so at its end.
                left -= MAX_FILE_BYTES;
            }
        }
        boolean all = !next.hasNext() && files.size() <= MAX_FILES;
        String among = all ? "among " : "among the first ";
        List<PageKey> sameNote = keys.stream()
                .filter(other -> other.request().note().equals(key.request().note()))
                .sorted(Comparator.comparingInt((PageKey other) -> distance(key, other)))
                .toList();
        return where + ", " + among + keys.size() + " pages, " + sameNote.size() + " of this note"
                + sameNote.stream()
                        .findFirst()
                        .map(nearest -> "; the nearest is " + difference(key, nearest))
                        .orElse("");
    }

    /** Empty if the page cannot be trusted, or is so long that not all of it was read. */
    private static Optional<PageKey> key(byte[] file, Path path) {
        try {
            return StoreLayout.nameOf(PageFile.verify(file), path).map(PageFileName::key);
        } catch (CorruptPageException untrusted) {
            return Optional.empty();
        }
    }

    /** Smaller is nearer: first who differs in the cursor only, and of those, who differs latest. */
    private static int distance(PageKey asked, PageKey other) {
        int route = asked.route().equals(other.route()) ? 0 : 2 * Cursor.MAX_LENGTH;
        int chain = asked.request().first().equals(other.request().first()) ? 0 : 4 * Cursor.MAX_LENGTH;
        boolean sameCursor = cursor(asked).equals(cursor(other));
        return route + chain + (sameCursor ? 0 : 1 + Cursor.MAX_LENGTH - common(cursor(asked), cursor(other)));
    }

    private static String difference(PageKey asked, PageKey nearest) {
        if (!asked.request().first().equals(nearest.request().first())) {
            return nearest.describe();
        }
        if (asked.request().equals(nearest.request())) {
            return "the same on " + nearest.route();
        }
        String cursor = cursor(nearest);
        if (cursor.isEmpty()) {
            return "the first page of this chain, without a cursor" + onRoute(asked, nearest);
        }
        if (cursor(asked).isEmpty()) {
            return "a later page of this chain" + onRoute(asked, nearest);
        }
        int common = common(cursor(asked), cursor);
        return "a page of this chain, whose cursor goes on with " + shown(cursor, common) + " instead of "
                + shown(cursor(asked), common) + " at character " + (common + 1) + onRoute(asked, nearest);
    }

    private static String onRoute(PageKey asked, PageKey nearest) {
        return asked.route().equals(nearest.route()) ? "" : " on " + nearest.route();
    }

    private static String shown(String cursor, int from) {
        String rest = cursor.substring(Math.min(from, cursor.length()));
        return rest.isEmpty() ? "its end" : rest.length() <= MOST_SHOWN ? rest : rest.substring(0, MOST_SHOWN) + "…";
    }

    private static String cursor(PageKey key) {
        return key.request().after().map(Cursor::value).orElse("");
    }

    private static int common(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
