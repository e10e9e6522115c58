package io.xhscomments.examples.cli.job;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.core.reading.NoteResult;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.examples.cli.output.CommentWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;

/**
 * Reads notes and writes their comments page by page: first the comments, then the checkpoint. Requests for later pages
 * may be in flight meanwhile; a killed run loses at most these and the page that is being written. If the notes are
 * written in order, the pages of a note wait for the notes before it.
 */
@RequiredArgsConstructor
public final class ReadJob {
    private final ParallelNoteReader.Builder reader;
    private final boolean inOrder;
    private final OutputFile output;
    private final CommentWriter writer;
    private final Optional<JobCheckpoint> checkpoint;

    private final Set<Reading> active = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /**
     * Reads these notes. Continues with the other notes after one that fails.
     *
     * @return the readings in order of completion, or in the order of the notes, each stopped
     * @throws IOException if comments or the checkpoint cannot be written; the job then sends no further request
     */
    public List<Reading> run(List<NoteId> notes) throws IOException {
        List<Reading> done = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        PageOrder order = inOrder ? new PageOrder(notes) : PageOrder.NONE;
        ParallelNoteReader many = reader.checkpoints(note -> checkpoint.flatMap(earlier -> earlier.of(note)))
                .build();
        try (Stream<NoteResult<Reading>> results = many.read(notes, reading -> read(reading, order))) {
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
        if (inOrder) {
            done.sort(Comparator.comparingInt(reading -> notes.indexOf(reading.note())));
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

    private Reading read(Reading reading, PageOrder order) {
        active.add(reading);
        if (cancelled) {
            reading.cancel();
        }
        try {
            readAll(reading, order);
        } finally {
            active.remove(reading);
            order.finish(reading.note());
        }
        return reading;
    }

    private void readAll(Reading reading, PageOrder order) {
        try {
            while (reading.hasNext()) {
                // This checkpoint still contains the page if writing it fails.
                Optional<Checkpoint> before = checkpoint.map(any -> reading.interimCheckpoint());
                List<Comment> page = reading.nextPage();
                order.write(reading.note(), page.size(), () -> write(page, reading, before));
            }
        } catch (CommentSourceException reported) {
            // The termination of the reading contains the failure.
        }
        // Without a checkpoint no run can resume, so write the pending comments now, without their replies.
        List<Comment> pending = reading.checkpoint().pending();
        List<Comment> last = checkpoint.isPresent() ? List.of() : pending;
        order.write(reading.note(), last.size(), () -> write(last, reading, Optional.empty()));
    }

    private synchronized void write(List<Comment> page, Reading reading, Optional<Checkpoint> before) {
        try {
            for (Comment comment : page) {
                writer.write(comment);
            }
            writer.flush();
            if (checkpoint.isPresent()) {
                output.force();
                checkpoint.get().remember(reading.interimCheckpoint(), output.position());
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
