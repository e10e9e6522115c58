package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.List;

/**
 * The result of repairing a store. An immutable value without secrets.
 *
 * @param repaired the pages that can be served again
 * @param failed the files that could not be repaired
 */
public record RepairReport(List<PageKey> repaired, List<Failed> failed) {
    /** Copies the lists. */
    public RepairReport {
        repaired = List.copyOf(repaired);
        failed = List.copyOf(failed);
    }

    /**
     * A file that could not be repaired.
     *
     * @param file the file that is kept of the page
     * @param reason the failure, or that the file has no link to a copy that is still kept
     */
    public record Failed(Path file, String reason) {}
}
