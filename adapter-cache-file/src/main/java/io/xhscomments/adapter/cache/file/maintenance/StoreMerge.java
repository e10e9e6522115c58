package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.report.MergeReport;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreMarker;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Merges another store into a store, byte for byte, on all cores. Changes nothing in the other store. A merge that was
 * interrupted can be repeated. For one run.
 */
public final class StoreMerge {
    private static final int DIRECTORIES = 256;

    private final StoreReader from;
    private final StoreContext to;
    private final PackContent content;
    private final MergeFindings findings = new MergeFindings();
    private final MergedPages pages;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    public StoreMerge(StoreReader from, StoreContext to) {
        this.from = from;
        this.to = to;
        this.content = new PackContent(from);
        this.pages = new MergedPages(to, findings);
    }

    public MergeReport run() throws IOException {
        if (isSame(from.root(), to.root())) {
            throw new IllegalArgumentException(
                    "A store can be merged with another one only, but both are " + to.root());
        }
        if (!StoreMarker.isPresent(from)) {
            throw new IOException(from.root() + " must be a page store, but has no " + StoreLayout.MARKER);
        }
        to.writer().directories().prepare();
        IntStream.range(0, DIRECTORIES)
                .mapToObj(number -> String.format(Locale.ROOT, "%02x", number))
                .parallel()
                .forEach(this::mergeDirectory);
        IOException first = failure.get();
        if (first != null) {
            throw first;
        }
        mergeRecords();
        content.leftOut().forEach(file -> findings.leaveOut(file, "it is unfinished or foreign"));
        return findings.report();
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    private void mergeDirectory(String digits) {
        try {
            for (Map.Entry<String, Path> file : content.pages(digits).entrySet()) {
                if (failure.get() != null) {
                    return;
                }
                merge(file.getKey(), file.getValue());
            }
        } catch (IOException failed) {
            failure.compareAndSet(null, failed);
        }
    }

    private void merge(String name, Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = from.read(file);
        } catch (IOException unreadable) {
            findings.leaveOut(file, CorruptPageException.describe(unreadable));
            return;
        }
        String directory = name.substring(0, name.indexOf('/'));
        boolean replaced = directory.equals(StoreLayout.SUPERSEDED) || directory.equals(StoreLayout.OLDER);
        if (!replaced && directory.length() > 2) {
            pages.mergeHeld(name, bytes);
            return;
        }
        try {
            PageFile page = PageFileParser.verify(bytes);
            PageFileName key = StoreLayout.pageName(page, file)
                    .orElseThrow(() -> new CorruptPageException("its key is not that of its file name"));
            pages.merge(key, page, bytes, replaced);
        } catch (CorruptPageException damaged) {
            findings.leaveOut(file, CorruptPageException.describe(damaged));
        }
    }

    /** A store of an earlier version gets them after its records are rebuilt: incomplete records would be believed. */
    private void mergeRecords() throws IOException {
        if (NoteRecords.exist(to.reader())) {
            pages.record();
            for (NoteId note : NoteRecords.notes(from)) {
                to.writer().records().addMissingReadings(note, NoteRecords.readings(from, note));
            }
        }
    }
}
