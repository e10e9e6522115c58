package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.List;

/**
 * The result of merging another store into a store. An immutable value without secrets.
 *
 * @param copied the files that the store lacked
 * @param newer the pages of the other store that were newer; they are the pages now, and the earlier ones superseded
 * @param older the pages of the other store that were older; they are superseded pages now
 * @param identical the files that both stores had
 * @param conflicts the pages of which it is unknown which one is newer; the store's own page stays, and the other one
 *     is a superseded page now
 * @param leftOut the files of the other store that were not copied
 */
public record MergeReport(
        long copied, long newer, long older, long identical, List<PageKey> conflicts, List<LeftOut> leftOut) {
    /** Copies the lists. */
    public MergeReport {
        conflicts = List.copyOf(conflicts);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A file that was not copied.
     *
     * @param reason the damage, or what else is the matter with the file
     */
    public record LeftOut(Path file, String reason) {}
}
