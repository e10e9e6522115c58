package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.RecordRebuild;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * The directory that an export writes to. Replaces only files of earlier exports. Waits for the disk once, at the end:
 * an export can be repeated, so it does not have to keep what it wrote before a crash. For one export, safe to share
 * between its threads.
 */
@RequiredArgsConstructor
final class ExportTarget {
    private static final int DISK_THREADS = 32;

    private final StoreContext target;
    private final Queue<PageDraft> drafts = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    void prepare() throws IOException {
        target.writer().directories().prepareWithoutRecords();
    }

    /**
     * Writes a page, which appears at the end. Returns the file that is in the way; empty if the page was written.
     * After a failure, which {@link #publish} throws, it writes nothing.
     */
    Optional<String> write(PageFileName name, PageHeader header, byte[] body, boolean superseded) {
        // The name of a superseded page contains its checksum, so only the same page can be in the way.
        Optional<String> obstacle = superseded ? Optional.empty() : obstacle(name);
        if (obstacle.isEmpty()) {
            run(() -> drafts.add(PageDraft.write(target, name, header, body, superseded)));
        }
        return obstacle;
    }

    /** A file that was not exported may have been paid for. */
    private Optional<String> obstacle(PageFileName name) {
        for (Path existing : List.of(name.page(target.root()), name.part(target.root()))) {
            try {
                PageHeader header = PageFileParser.parseUnfinished(
                                target.reader().read(existing))
                        .header();
                if (!header.isExported()) {
                    return Optional.of(existing + " is in the way: it was not exported");
                }
            } catch (NoSuchFileException free) {
                continue;
            } catch (IOException unreadable) {
                return Optional.of(existing + " is in the way: " + CorruptPageException.describe(unreadable));
            }
        }
        return Optional.empty();
    }

    /**
     * Makes all pages durable, and lets them appear. Forces each file and each directory once.
     *
     * @throws IOException if a page could not be written
     */
    void publish() throws IOException {
        runAll(drafts.stream().map(draft -> draft::publish));
        Set<Path> directories = new LinkedHashSet<>(List.of(target.root()));
        for (PageDraft draft : drafts) {
            Path directory = Objects.requireNonNull(draft.page().getParent());
            directories.add(directory);
            directories.add(Objects.requireNonNull(directory.getParent()));
        }
        runAll(directories.stream().map(directory -> () -> target.fileOps().forceDirectory(directory)));
        run(this::record);
        IOException first = failure.get();
        if (first != null) {
            throw first;
        }
        drafts.clear();
    }

    /** Names the pages in the records of their notes. Pages that were replaced can be found only by records. */
    private void record() throws IOException {
        if (NoteRecords.exist(target.reader())) {
            Map<NoteId, List<StoredGeneration>> byNote = drafts.stream()
                    .collect(Collectors.groupingBy(
                            draft -> draft.name().key().request().note(),
                            Collectors.mapping(PageDraft::generation, Collectors.toList())));
            for (Map.Entry<NoteId, List<StoredGeneration>> ofNote : byNote.entrySet()) {
                target.writer().records().addMissing(ofNote.getKey(), ofNote.getValue());
            }
        } else if (drafts.stream()
                .anyMatch(draft -> !draft.page().equals(draft.name().page(target.root())))) {
            new RecordRebuild(target).run();
        }
    }

    /** Runs steps that wait for the disk. It takes hardly longer for many at once than for one. */
    private void runAll(Stream<Step> steps) {
        ExecutorService threads = Executors.newFixedThreadPool(DISK_THREADS);
        try {
            CompletableFuture.allOf(steps.map(step -> CompletableFuture.runAsync(() -> run(step), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    /** Deletes the drafts that did not become pages. */
    void discard() throws IOException {
        for (PageDraft draft : drafts) {
            draft.delete();
        }
    }

    /** A step on the disk. */
    private interface Step {
        void run() throws IOException;
    }

    private void run(Step step) {
        if (failure.get() == null) {
            try {
                step.run();
            } catch (IOException failed) {
                failure.compareAndSet(null, failed);
            }
        }
    }
}
