package io.xhscomments.adapter.cache.file.format;

import java.time.Instant;
import java.util.Optional;

/**
 * One stored response for a page. It keeps its identity when a newer response replaces it as the page. Immutable.
 *
 * @param route the route of the page's key
 * @param hex the digits of the page's key
 * @param fetchedAt the time in its header, in milliseconds; 0 if it is unknown
 * @param checksum the checksum in its last line
 */
public record StoredGeneration(String route, String hex, long fetchedAt, String checksum) {
    /** The identity of a page file; empty if its header cannot be read. */
    public static Optional<StoredGeneration> of(PageFile page, String hex) {
        try {
            long time = page.header().fetchedAt().map(StoredGeneration::millis).orElse(0L);
            return page.header().key().map(key -> new StoredGeneration(key.route(), hex, time, page.checksum()));
        } catch (CorruptPageException unreadable) {
            return Optional.empty();
        }
    }

    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException outOfRange) {
            return 0;
        }
    }
}
