package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of reading free copies. An immutable value; it holds no secret.
 *
 * @param refilled the pages that are there again
 * @param failed what could not be refilled, and why
 */
public record RepairReport(List<PageKey> refilled, List<Failed> failed) {
    /** Copies the lists. */
    public RepairReport {
        refilled = List.copyOf(refilled);
        failed = List.copyOf(failed);
    }

    /**
     * One file that could not be refilled.
     *
     * @param file what is kept of the page
     * @param why what went wrong, or that it tells of no copy that is still kept
     */
    public record Failed(Path file, String why) {}
}
