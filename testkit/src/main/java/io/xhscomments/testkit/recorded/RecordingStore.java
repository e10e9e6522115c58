package io.xhscomments.testkit.recorded;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.ExportReport;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A private store for pages as received, with secrets, until they are exported to the directory of the recording. All
 * tests that record for the same directory share it. Safe to share between threads.
 */
final class RecordingStore {
    private final PageStore store;
    private final Path directory;
    private final UnaryOperator<byte[]> redaction;
    private int users;

    private RecordingStore(PageStore store, Path directory, UnaryOperator<byte[]> redaction) {
        this.store = store;
        this.directory = directory;
        this.redaction = redaction;
    }

    /**
     * The store for a directory.
     *
     * @param base contains the private stores of all directories
     * @param redaction removes secrets from a response
     */
    static RecordingStore of(Path directory, Path base, UnaryOperator<byte[]> redaction) {
        String name = URLEncoder.encode(directory.toString(), StandardCharsets.UTF_8);
        return new RecordingStore(PageStore.at(base.resolve(name)), directory, redaction);
    }

    /** The store for fetching through. Call {@link #export} once when done. */
    synchronized PageStore acquire() {
        users++;
        return store;
    }

    /**
     * Exports the recorded pages to the directory, without secrets. The last user also deletes the exported pages here.
     * Pages in doubt, receipts, and pages that cannot be exported stay.
     *
     * @throws IllegalStateException if some pages cannot be exported
     */
    synchronized void export() throws IOException {
        users--;
        List<StoredPage> pages = new ArrayList<>(store.pages());
        if (pages.isEmpty()) {
            return;
        }
        List<ExportReport.Refused> refused =
                store.exporting(TikHubDecoder.create(), redaction).to(directory).refused();
        refused.forEach(stays -> pages.remove(stays.page()));
        if (users == 0) {
            for (StoredPage page : pages) {
                Files.delete(page.file());
            }
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused.stream()
                    .map(stays ->
                            stays.page().key().describe() + ", " + stays.page().file() + ": " + stays.reason())
                    .collect(Collectors.joining(
                            "\n  ", "Paid for and kept, but not exported to " + directory + ":\n  ", "")));
        }
    }

    /** The directory of the recording. */
    @Override
    public String toString() {
        return directory.toString();
    }
}
