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
 * Reads many notes concurrently, up to a limit, and returns results in the order of completion. Immutable, safe for use
 * by many threads. A note that fails does not stop the others. All notes share the budget and the rate limit of the
 * reader's source.
 *
 * <p>Each note is read on its own thread: a virtual thread where the JDK has them, else a daemon thread; or on an
 * executor of the caller, which the caller keeps. Notes are taken from the iterator one by one, as capacity becomes
 * free.
 */
public final class ParallelNoteReader {
    /** The default number of notes that are read concurrently; the service is said to support it. */
    public static final int DEFAULT_CONCURRENCY = 4;

    private final NoteReader reader;
    private final int concurrency;
    private final Executor executor;
    private final Function<NoteId, Optional<Checkpoint>> checkpoints;

    private ParallelNoteReader(Builder from) {
        reader = from.reader;
        concurrency = from.concurrency;
        executor = from.executor;
        checkpoints = from.checkpoints;
    }

    /** Four notes concurrently, each on its own thread. */
    public static ParallelNoteReader ofDefaults(NoteReader reader) {
        return builder(reader).build();
    }

    /** A builder with the defaults. */
    public static Builder builder(NoteReader reader) {
        return new Builder(reader);
    }

    /** A builder with the options of this reader. */
    public Builder toBuilder() {
        return builder(reader).concurrency(concurrency).executor(executor).checkpoints(checkpoints);
    }

    /**
     * Reads the notes. Nothing is sent until the stream is used. Results come in the order of completion. Close a
     * stream before its end to cancel the readings in progress: each one ends after its request in flight, and the
     * close does not wait for that. A thread that is interrupted while it waits for a result cancels, too, stays
     * interrupted, and gets an {@link IllegalStateException}.
     *
     * @param work processes one note on the thread that reads it, e.g. writes its comments to a file
     * @param <R> the result of the work on a note
     */
    public <R> Stream<NoteResult<R>> read(Iterable<NoteId> notes, Function<Reading, R> work) {
        Results<R> results = new Results<>(notes.iterator(), work);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(results::cancel);
    }

    /** The results, and the readings in progress. Iterated by one thread. */
    private final class Results<R> implements Iterator<NoteResult<R>> {
        private final Iterator<NoteId> notes;
        private final Function<Reading, R> work;
        private final BlockingQueue<NoteResult<R>> done = new LinkedBlockingQueue<>();
        private final Set<Reading> inProgress = ConcurrentHashMap.newKeySet();
        private int pending;
        private volatile boolean cancelled;

        Results(Iterator<NoteId> notes, Function<Reading, R> work) {
            this.notes = notes;
            this.work = Objects.requireNonNull(work, "work");
        }

        @Override
        public boolean hasNext() {
            while (!cancelled && pending < concurrency && notes.hasNext()) {
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
            inProgress.forEach(Reading::cancel);
        }

        private void begin(NoteId note) {
            Reading reading = checkpoints
                    .apply(note)
                    .map(from -> reader.resume(note, from))
                    .orElseGet(() -> reader.start(note));
            inProgress.add(reading);
            if (cancelled) {
                reading.cancel();
            }
            pending++;
            try {
                executor.execute(() -> done.add(run(note, reading)));
            } catch (RuntimeException | Error refused) {
                inProgress.remove(reading);
                done.add(failed(note, reading, refused));
            }
        }

        /**
         * Catches everything, checked exceptions of another language included: the caller would wait forever for a note
         * without a result.
         */
        private NoteResult<R> run(NoteId note, Reading reading) {
            try {
                return new NoteResult<>(note, Optional.ofNullable(work.apply(reading)), Optional.empty(), reading);
            } catch (Throwable failure) {
                return failed(note, reading, failure);
            } finally {
                inProgress.remove(reading);
            }
        }

        private NoteResult<R> failed(NoteId note, Reading reading, Throwable failure) {
            return new NoteResult<>(note, Optional.empty(), Optional.of(failure), reading);
        }
    }

    /** Builds a {@link ParallelNoteReader}. For one thread. */
    public static final class Builder {
        private final NoteReader reader;
        private int concurrency = DEFAULT_CONCURRENCY;
        private Executor executor = task -> OwnThreads.start(task, "xhs-comments note");
        private Function<NoteId, Optional<Checkpoint>> checkpoints = note -> Optional.empty();

        private Builder(NoteReader reader) {
            this.reader = Objects.requireNonNull(reader, "reader");
        }

        /**
         * How many notes are read concurrently. Raise it if the service accepts more requests at once.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder concurrency(int notes) {
            if (notes < 1) {
                throw new IllegalArgumentException("Notes read at once must be 1 or more, but are " + notes);
            }
            concurrency = notes;
            return this;
        }

        /** The executor that reads the notes; it must run as many tasks at once as notes are read concurrently. */
        public Builder executor(Executor threads) {
            executor = Objects.requireNonNull(threads, "executor");
            return this;
        }

        /**
         * Finds the checkpoint of a note that was begun earlier. It is called once per note, on the thread that takes
         * the results.
         */
        public Builder checkpoints(Function<NoteId, Optional<Checkpoint>> earlier) {
            checkpoints = Objects.requireNonNull(earlier, "checkpoints");
            return this;
        }

        /** The reader with these options. */
        public ParallelNoteReader build() {
            return new ParallelNoteReader(this);
        }
    }
}
