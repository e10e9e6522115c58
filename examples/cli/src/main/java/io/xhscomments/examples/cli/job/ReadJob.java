package io.xhscomments.examples.cli.job;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.NoteResult;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/**
 * Reads notes and writes their comments page by page: first the comments, then the checkpoint, then the next request. A
 * killed run therefore loses at most the pages in flight.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class ReadJob {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long MAX_WAITING_BYTES = 4 * 1024 * 1024;

    private final ParallelNoteReader.Builder notes;
    private final OutputFile output;
    private final CommentWriter writer;
    private final Optional<JobCheckpoint> checkpoint;
    private final Optional<NoteOrder> order;

    private final Set<Reading> active = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Reads several notes at the same time, and writes each page as soon as it is read. */
    public ReadJob(
            NoteReader reader,
            int notesAtOnce,
            OutputFile output,
            CommentWriter writer,
            Optional<JobCheckpoint> checkpoint) {
        this(
                ParallelNoteReader.builder(reader)
                        .concurrency(notesAtOnce)
                        .checkpoints(note -> checkpoint.flatMap(earlier -> earlier.of(note))),
                output,
                writer,
                checkpoint,
                Optional.empty());
    }

    /**
     * Reads as many notes at the same time as there are cores, and writes them one after the other, in the order given.
     * For stored pages: a killed run may lose pages that are read and not written.
     */
    public static ReadJob ofStoredPages(NoteReader reader, OutputFile output, CommentWriter writer) {
        return new ReadJob(
                ParallelNoteReader.builder(reader).concurrency(2 * CORES),
                output,
                writer,
                Optional.empty(),
                Optional.of(new NoteOrder(MAX_WAITING_BYTES)));
    }

    /**
     * Reads these notes. Continues with the other notes after one that fails.
     *
     * @return the summaries of the readings, in the order of the notes
     * @throws IOException if comments or the checkpoint cannot be written; the job then sends no further request
     */
    public List<Summary> run(List<NoteId> ids) throws IOException {
        if (order.isEmpty()) {
            return run(ids, notes.build());
        }
        // Twice as many notes as threads, so that each thread finds its next note.
        ExecutorService threads = Executors.newFixedThreadPool(CORES);
        try {
            return run(ids, notes.executor(threads).build());
        } finally {
            threads.shutdown();
        }
    }

    private List<Summary> run(List<NoteId> ids, ParallelNoteReader many) throws IOException {
        // Readings are not kept, because each holds the ids of its comments.
        Map<NoteId, Summary> done = new HashMap<>();
        List<Throwable> failures = new ArrayList<>();
        try (Stream<NoteResult<Summary>> results = many.read(inOrder(ids), this::read)) {
            results.forEach(result -> result.failure()
                    .ifPresentOrElse(
                            failure -> {
                                cancel();
                                order.ifPresent(NoteOrder::abort);
                                failures.add(failure);
                            },
                            () -> done.put(result.note(), result.value().orElseThrow())));
        }
        // Throw only after the other notes have written the pages that they paid for.
        for (Throwable failure : failures) {
            if (failure instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw new IllegalStateException("reading a note failed unexpectedly", failure);
        }
        return ids.stream().flatMap(id -> Stream.ofNullable(done.get(id))).toList();
    }

    /** The notes, each of which begins in the order when it is taken. */
    private Iterable<NoteId> inOrder(List<NoteId> ids) {
        return order.isEmpty()
                ? ids
                : () -> ids.stream().peek(order.get()::begin).iterator();
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Stops each note before its next request. Pages in flight are still written. */
    public void cancel() {
        cancelled = true;
        active.forEach(Reading::cancel);
    }

    private Summary read(Reading reading) {
        NoteId note = reading.checkpoint().note();
        active.add(reading);
        if (cancelled) {
            reading.cancel();
        }
        try {
            writePages(note, reading);
            if (order.isPresent()) {
                order.get().end(note);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            active.remove(reading);
        }
        return Summary.of(reading);
    }

    private void writePages(NoteId note, Reading reading) throws IOException {
        try {
            while (reading.hasNext()) {
                // This checkpoint still contains the page if writing it fails.
                Optional<Checkpoint> before = checkpoint.map(any -> reading.checkpoint());
                write(note, reading.nextPage(), reading, before);
            }
        } catch (CommentSourceException reported) {
            // The termination of the reading contains the failure.
        }
        // Without a checkpoint no run can resume, so write the pending comments now, without their replies.
        List<Comment> last =
                checkpoint.isPresent() ? List.of() : reading.checkpoint().pending();
        write(note, last, reading, Optional.empty());
    }

    private void write(NoteId note, List<Comment> page, Reading reading, Optional<Checkpoint> before)
            throws IOException {
        CommentWriter.Rows rows = writer.prepare(page);
        if (order.isPresent()) {
            order.get().write(note, rows);
            return;
        }
        synchronized (this) {
            try {
                rows.write();
                writer.flush();
                if (checkpoint.isPresent()) {
                    output.force();
                    checkpoint.get().remember(reading.checkpoint(), output.position());
                }
            } catch (IOException failed) {
                before.ifPresent(unwritten -> rememberUnwritten(unwritten, failed));
                throw failed;
            }
        }
    }

    /**
     * Keeps the checkpoint before a page that is paid for but not completely written, so that the next run writes it.
     */
    private void rememberUnwritten(Checkpoint before, IOException failed) {
        try {
            JobCheckpoint file = checkpoint.orElseThrow();
            file.remember(before, file.position());
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
