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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;

/**
 * Reads notes and writes their comments page by page: first the comments, then the checkpoint, then the next request. A
 * killed run therefore loses at most the pages in flight.
 */
@RequiredArgsConstructor
public final class ReadJob {
    private final NoteReader reader;
    private final int notesAtOnce;
    private final OutputFile output;
    private final CommentWriter writer;
    private final Optional<JobCheckpoint> checkpoint;

    private final Set<Reading> active = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /**
     * Reads these notes. Continues with the other notes after one that fails.
     *
     * @return the readings in order of completion, each stopped
     * @throws IOException if comments or the checkpoint cannot be written; the job then sends no further request
     */
    public List<Reading> run(List<NoteId> notes) throws IOException {
        List<Reading> done = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        ParallelNoteReader many = ParallelNoteReader.builder(reader)
                .concurrency(notesAtOnce)
                .checkpoints(note -> checkpoint.flatMap(earlier -> earlier.of(note)))
                .build();
        try (Stream<NoteResult<Reading>> results = many.read(notes, this::read)) {
            results.forEach(result -> result.failure()
                    .ifPresentOrElse(
                            failure -> {
                                cancel();
                                failures.add(failure);
                            },
                            () -> done.add(result.reading())));
        }
        // Throw only after the other notes have written the pages that they paid for.
        for (Throwable failure : failures) {
            if (failure instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw new IllegalStateException("reading a note failed unexpectedly", failure);
        }
        return done;
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

    private Reading read(Reading reading) {
        active.add(reading);
        if (cancelled) {
            reading.cancel();
        }
        try {
            while (reading.hasNext()) {
                // This checkpoint still contains the page if writing it fails.
                Optional<Checkpoint> before = checkpoint.map(any -> reading.checkpoint());
                write(reading.nextPage(), reading, before);
            }
        } catch (CommentSourceException reported) {
            // The termination of the reading contains the failure.
        } finally {
            active.remove(reading);
        }
        // Without a checkpoint no run can resume, so write the pending comments now, without their replies.
        write(checkpoint.isPresent() ? List.of() : reading.checkpoint().pending(), reading, Optional.empty());
        return reading;
    }

    private synchronized void write(List<Comment> page, Reading reading, Optional<Checkpoint> before) {
        try {
            for (Comment comment : page) {
                writer.write(comment);
            }
            writer.flush();
            if (checkpoint.isPresent()) {
                output.force();
                checkpoint.get().remember(reading.checkpoint(), output.position());
            }
        } catch (IOException failed) {
            before.ifPresent(unwritten -> rememberUnwritten(unwritten, failed));
            throw new UncheckedIOException(failed);
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
