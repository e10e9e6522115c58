package io.xhscomments.core.reading;

import io.xhscomments.core.model.NoteId;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads many notes, a bounded number of them at once, and hands out results as they are done. Immutable, safe for use
 * by many threads. One note that fails does not stop the others. Budget and rate are shared if the reader's source has
 * them.
 *
 * <p>Each note is read on a thread of its own: a virtual one where the JDK has them, else a daemon; or on an executor
 * of the caller's, which stays the caller's. Notes are taken from the iterator one by one, as places get free.
 */
public final class ParallelNoteReader {
    /** What the service is said to bear at once. */
    public static final int DEFAULT_AT_ONCE = 4;

    private final NoteReader reader;
    private final int atOnce;
    private final Executor executor;
    private final Function<NoteId, Optional<Checkpoint>> checkpoints;

    private ParallelNoteReader(
            NoteReader reader, int atOnce, Executor executor, Function<NoteId, Optional<Checkpoint>> checkpoints) {
        this.reader = Objects.requireNonNull(reader, "reader");
        this.atOnce = atOnce;
        this.executor = Objects.requireNonNull(executor, "executor");
        this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
    }

    /** Four notes at once, each on a thread of its own. */
    public static ParallelNoteReader with(NoteReader reader) {
        return new ParallelNoteReader(
                reader, DEFAULT_AT_ONCE, task -> OwnThreads.start(task, "xhs-comments note"), note -> Optional.empty());
    }

    /**
     * How many notes are read at once.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public ParallelNoteReader atOnce(int notes) {
        if (notes < 1) {
            throw new IllegalArgumentException("Notes read at once must be 1 or more, but are " + notes);
        }
        return new ParallelNoteReader(reader, notes, executor, checkpoints);
    }

    /** Where notes are read; it must have room for as many as are read at once. */
    public ParallelNoteReader on(Executor threads) {
        return new ParallelNoteReader(reader, atOnce, threads, checkpoints);
    }

    /**
     * Where to go on with a note that was begun earlier; asked once for each note, on the thread that takes the
     * results.
     */
    public ParallelNoteReader resumingFrom(Function<NoteId, Optional<Checkpoint>> earlier) {
        return new ParallelNoteReader(reader, atOnce, executor, earlier);
    }

    /**
     * Reads the notes. Nothing is sent until the stream is used. Results come in the order of completion. Close a
     * stream that is not used up: that cancels what is under way, which ends as soon as its requests have come back; it
     * is not waited for. A thread that is interrupted while it waits for a result cancels, too, stays interrupted, and
     * gets an {@link IllegalStateException}.
     *
     * @param work what to do with each note, on the thread that reads it; e.g. write its comments down
     * @param <R> what the work makes of a note
     */
    public <R> Stream<NoteResult<R>> read(Iterable<NoteId> notes, Function<Reading, R> work) {
        Results<R> results = new Results<>(notes.iterator(), work);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(results::cancel);
    }

    /** The results, and behind them the notes under way. Iterated by one thread. */
    private final class Results<R> implements Iterator<NoteResult<R>> {
        private final Iterator<NoteId> notes;
        private final Function<Reading, R> work;
        private final BlockingQueue<NoteResult<R>> done = new LinkedBlockingQueue<>();
        private final Set<Reading> underWay = ConcurrentHashMap.newKeySet();
        private int pending;
        private volatile boolean cancelled;

        Results(Iterator<NoteId> notes, Function<Reading, R> work) {
            this.notes = notes;
            this.work = Objects.requireNonNull(work, "work");
        }

        @Override
        public boolean hasNext() {
            while (!cancelled && pending < atOnce && notes.hasNext()) {
                begin(notes.next());
            }
            return pending > 0;
        }

        @Override
        public NoteResult<R> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("No further note");
            }
            try {
                NoteResult<R> result = done.take();
                pending--;
                return result;
            } catch (InterruptedException interrupted) {
                cancel();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while it waited for a note to be read", interrupted);
            }
        }

        void cancel() {
            cancelled = true;
            underWay.forEach(Reading::cancel);
        }

        private void begin(NoteId note) {
            Reading reading = checkpoints
                    .apply(note)
                    .map(from -> reader.resume(note, from))
                    .orElseGet(() -> reader.start(note));
            underWay.add(reading);
            if (cancelled) {
                reading.cancel();
            }
            pending++;
            try {
                executor.execute(() -> done.add(run(note, reading)));
            } catch (RuntimeException | Error refused) {
                underWay.remove(reading);
                done.add(failed(note, reading, refused));
            }
        }

        /**
         * Whatever is thrown, a checked exception of another language too: a note without a result would be waited for
         * without end.
         */
        private NoteResult<R> run(NoteId note, Reading reading) {
            try {
                return new NoteResult<>(note, Optional.ofNullable(work.apply(reading)), Optional.empty(), reading);
            } catch (Throwable failure) {
                return failed(note, reading, failure);
            } finally {
                underWay.remove(reading);
            }
        }

        private NoteResult<R> failed(NoteId note, Reading reading, Throwable failure) {
            return new NoteResult<>(note, Optional.empty(), Optional.of(failure), reading);
        }
    }
}
