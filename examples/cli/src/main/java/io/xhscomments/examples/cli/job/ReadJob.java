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
 * Reads notes and writes their comments down, page by page: first the comments, then the checkpoint that says so, then
 * the next request. So a kill at any moment costs at most the pages that were under way.
 */
@RequiredArgsConstructor
public final class ReadJob {
    private final NoteReader reader;
    private final int notesAtOnce;
    private final OutputFile output;
    private final CommentWriter writer;
    private final Optional<JobCheckpoint> checkpoint;

    private final Set<Reading> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /**
     * Reads these notes. One that fails does not keep the others from being read.
     *
     * @return the readings in order of completion, each stopped
     * @throws IOException if comments or checkpoint cannot be written; then nothing more is sent
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
        // Not before the others have written down what they had paid for.
        for (Throwable failure : failures) {
            if (failure instanceof UncheckedIOException noOutput) {
                throw noOutput.getCause();
            }
            throw new IllegalStateException("the work on a note died", failure);
        }
        return done;
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Stops each note before its next request; what is under way is finished and written down. */
    public void cancel() {
        cancelled = true;
        underWay.forEach(Reading::cancel);
    }

    private Reading read(Reading reading) {
        underWay.add(reading);
        if (cancelled) {
            reading.cancel();
        }
        try {
            while (reading.hasNext()) {
                // What a failed write leaves unwritten is still in this one.
                Optional<Checkpoint> before = checkpoint.map(any -> reading.checkpoint());
                write(reading.nextPage(), reading, before);
            }
        } catch (CommentSourceException told) {
            // The reading itself tells of it: its stop holds the failure.
        } finally {
            underWay.remove(reading);
        }
        // Nobody will resume without a checkpoint: what was paid for is written down now, its replies unread.
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
        } catch (IOException noOutput) {
            before.ifPresent(unwritten -> rememberUnwritten(unwritten, noOutput));
            throw new UncheckedIOException(noOutput);
        }
    }

    /** The page is paid for: the next run writes it, whatever of it was written now. */
    private void rememberUnwritten(Checkpoint before, IOException noOutput) {
        try {
            JobCheckpoint file = checkpoint.orElseThrow();
            file.remember(before, file.position());
        } catch (IOException neitherOfThem) {
            noOutput.addSuppressed(neitherOfThem);
        }
    }
}
