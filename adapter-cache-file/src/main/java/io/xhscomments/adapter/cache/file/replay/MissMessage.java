package io.xhscomments.adapter.cache.file.replay;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.PageFileWalker;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.page.PageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Explains a miss: where replay looked, which stored page is nearest, and what recording the page would cost. */
public final class MissMessage {
    /** Limits what a hint reads: a store may be large, and an archive may claim or contain anything. */
    private static final int MAX_FILES = 5_000;

    private static final int MAX_FILE_BYTES = 256 * 1024;
    private static final int MAX_TOTAL_BYTES = 32 * 1024 * 1024;
    private static final String COST = "Recording it takes one charged request";

    private MissMessage() {}

    public static PageNotStoredException of(
            StoreReader reader, PageFileName name, Lookup lookup, Optional<AgeLimit> limit, String advice) {
        PageKey key = name.key();
        String reason = lookup.state() == Lookup.State.TOO_OLD
                ? "the one on " + key.route() + " is older than "
                        + limit.orElseThrow().oldest() + ", or its age is unknown"
                : explain(reader, key);
        return new PageNotStoredException(
                key.request(), reason + ". " + COST + (advice.isEmpty() ? "" : ". " + advice));
    }

    private static String explain(StoreReader reader, PageKey key) {
        String where = "looked on " + key.route() + " in " + reader.root();
        if (!reader.exists(reader.root().resolve(StoreLayout.MARKER))) {
            return where + ", where there is no page store";
        }
        List<Path> files;
        try {
            files = PageFileWalker.first(reader, MAX_FILES + 1);
        } catch (UncheckedIOException unreadable) {
            return where + ", which cannot be listed: " + unreadable.getMessage();
        }
        List<PageKey> keys = new ArrayList<>();
        int remainingBytes = MAX_TOTAL_BYTES;
        Iterator<Path> next = files.stream().limit(MAX_FILES).iterator();
        while (next.hasNext() && remainingBytes > 0) {
            Path file = next.next();
            try {
                byte[] head = reader.head(file, MAX_FILE_BYTES);
                remainingBytes -= head.length;
                key(head, file).ifPresent(keys::add);
            } catch (IOException unreadable) {
                // The failure may have come after the last byte.
                remainingBytes -= MAX_FILE_BYTES;
            }
        }
        boolean complete = !next.hasNext() && files.size() <= MAX_FILES;
        List<PageKey> sameNote = NearestPage.sorted(key, keys);
        return where + ", " + (complete ? "among " : "among the first ") + keys.size() + " pages, " + sameNote.size()
                + " of this note"
                + sameNote.stream()
                        .findFirst()
                        .map(nearest -> "; the nearest is " + NearestPage.difference(key, nearest))
                        .orElse("");
    }

    /** Empty if the file is damaged, or longer than the part that was read. */
    private static Optional<PageKey> key(byte[] file, Path path) {
        try {
            return StoreLayout.pageName(PageFileParser.verify(file), path).map(PageFileName::key);
        } catch (CorruptPageException damaged) {
            return Optional.empty();
        }
    }
}
