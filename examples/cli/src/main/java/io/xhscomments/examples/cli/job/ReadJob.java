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
 * Reads notes and writes their comments page by page: first the comments, then the checkpoint. Requests for later pages
 * may be in flight meanwhile; a killed run loses at most these and the page that is being written. If the notes are
 * written in order, the pages of a note wait for the notes before it.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class ReadJob {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long MAX_WAITING_BYTES = 4 * 1024 * 1024;

    private final ParallelNoteReader.Builder notes;
    private final boolean oneThreadPerCore;
    private final OutputFile output;
    private final CommentWriter writer;
    private final Optional<JobCheckpoint> checkpoint;
    private final Optional<NoteOrder> order;

    private final Set<Reading> active = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Reads several notes at the same time, and writes each page as soon as it is read. */
    public ReadJob(
            ParallelNoteReader.Builder notes,
            OutputFile output,
            CommentWriter writer,
            Optional<JobCheckpoint> checkpoint) {
        this(
                notes.checkpoints(note -> checkpoint.flatMap(earlier -> earlier.of(note))),
                false,
                output,
                writer,
                checkpoint,
                Optional.empty());
    }

    /** Reads several notes at the same time, and writes them one after the other, in the order given. */
    public static ReadJob inOrder(ParallelNoteReader.Builder notes, OutputFile output, CommentWriter writer) {
        return inOrder(notes, false, output, writer);
    }

    /** Reads as many notes at the same time as there are cores, and writes them one after the other. */
    public static ReadJob ofStoredPages(NoteReader reader, OutputFile output, CommentWriter writer) {
        // Twice as many notes as threads, so that each thread finds its next note.
        ParallelNoteReader.Builder notes =
                ParallelNoteReader.builder(reader).lookAhead(false).concurrency(2 * CORES);
        return inOrder(notes, true, output, writer);
    }

    private static ReadJob inOrder(
            ParallelNoteReader.Builder notes, boolean oneThreadPerCore, OutputFile output, CommentWriter writer) {
        return new ReadJob(
                notes,
                oneThreadPerCore,
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
        if (!oneThreadPerCore) {
            return run(ids, notes.build());
        }
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
        try (Stream<NoteResult<Summary>> results = many.read(begun(ids), this::read)) {
            results.forEach(result -> result.failure()
                    .ifPresentOrElse(
                            failure -> {
                                cancel();
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
    private Iterable<NoteId> begun(List<NoteId> ids) {
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
        active.add(reading);
        if (cancelled) {
            reading.cancel();
        }
        try {
            writePages(reading);
        } catch (IOException failed) {
            // Waits for the requests in flight, which may be charged and whose pages a store keeps.
            reading.checkpoint();
            throw new UncheckedIOException(failed);
        } finally {
            active.remove(reading);
            order.ifPresent(notesInOrder -> end(notesInOrder, reading.note()));
        }
        return Summary.of(reading);
    }

    private static void end(NoteOrder order, NoteId note) {
        try {
            order.end(note);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void writePages(Reading reading) throws IOException {
        try {
            while (reading.hasNext()) {
                // This checkpoint still contains the page if writing it fails.
                Optional<Checkpoint> before = checkpoint.map(any -> reading.interimCheckpoint());
                write(reading.nextPage(), reading, before);
            }
        } catch (CommentSourceException reported) {
            // The termination of the reading contains the failure.
        }
        // Without a checkpoint no run can resume, so write the pending comments now, without their replies.
        List<Comment> pending = reading.checkpoint().pending();
        write(checkpoint.isPresent() ? List.of() : pending, reading, Optional.empty());
    }

    private void write(List<Comment> page, Reading reading, Optional<Checkpoint> before) throws IOException {
        CommentWriter.PreparedRows rows = writer.prepare(page);
        if (order.isPresent()) {
            order.get().write(reading.note(), oneThreadPerCore ? rows : new FlushedRows(rows, writer));
            return;
        }
        synchronized (this) {
            try {
                rows.write();
                writer.flush();
                if (checkpoint.isPresent()) {
                    checkpoint.get().announce(output.position());
                    output.force();
                    checkpoint.get().remember(reading.interimCheckpoint(), output.position());
                }
            } catch (IOException failed) {
                before.ifPresent(
                        unwritten -> rememberUnwritten(unwritten.withFetchedAhead(reading.checkpoint()), failed));
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
            output.truncate(file.position());
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** Rows that a reader of the output sees at once. */
    private record FlushedRows(CommentWriter.PreparedRows rows, CommentWriter writer)
            implements CommentWriter.PreparedRows {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public void write() throws IOException {
            rows.write();
            writer.flush();
        }
    }
}
