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
 * Pages as they came, in a store of their own, until they go to the directory that they are recorded for. Whoever
 * records for it shares them. Safe for many threads.
 */
final class RawPages {
    private final PageStore store;
    private final Path directory;
    private final UnaryOperator<byte[]> redaction;
    private int users;

    private RawPages(PageStore store, Path directory, UnaryOperator<byte[]> redaction) {
        this.store = store;
        this.directory = directory;
        this.redaction = redaction;
    }

    /**
     * Those for a directory.
     *
     * @param place where the pages of all directories lie
     * @param redaction takes what must not be handed on out of a response
     */
    static RawPages of(Path directory, Path place, UnaryOperator<byte[]> redaction) {
        String name = URLEncoder.encode(directory.toString(), StandardCharsets.UTF_8);
        return new RawPages(PageStore.at(place.resolve(name)), directory, redaction);
    }

    /** The store, to be read through. To be given back with {@link #handOut}. */
    synchronized PageStore borrow() {
        users++;
        return store;
    }

    /**
     * Hands what was recorded out to its directory, without secrets. Once nobody uses it any more, what was handed out
     * is taken away here. Anything else stays: what is in doubt, receipts, and pages that cannot be handed out.
     *
     * @throws IllegalStateException if there are pages that cannot be handed out
     */
    synchronized void handOut() throws IOException {
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
                            "\n  ", "Paid for and kept, but not handed out to " + directory + ":\n  ", "")));
        }
    }

    /** The directory that they are recorded for. */
    @Override
    public String toString() {
        return directory.toString();
    }
}
