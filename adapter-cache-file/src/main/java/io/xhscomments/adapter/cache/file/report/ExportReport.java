package io.xhscomments.adapter.cache.file.report;

import java.util.List;

/**
 * The result of an export. An immutable value without secrets.
 *
 * @param pages the number of pages that the target directory has now, written or already equal
 * @param refused the pages that were not exported
 */
public record ExportReport(int pages, List<Refused> refused) {
    /** Copies the list. */
    public ExportReport {
        refused = List.copyOf(refused);
    }

    /**
     * A page that was not exported.
     *
     * @param reason the problem of the redacted response, or the file that is in the way
     */
    public record Refused(StoredPage page, String reason) {}
}
