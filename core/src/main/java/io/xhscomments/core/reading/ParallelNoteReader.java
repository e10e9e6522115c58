package io.xhscomments.core.reading;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads many notes concurrently, up to a limit, and returns results in the order of completion. Immutable, safe for use
 * by many threads. A note that fails does not stop the others. All notes share the budget and the rate limit of the
 * reader's source.
 *
 * <p>The readings {@linkplain NoteReader.Builder#lookAhead look ahead}: with the limiter of the reader, or else with a
 * limiter of their own, which allows as many requests at once as notes are read, and four by default.
 *
 * <p>Each note is read on its own thread: a virtual thread where the JDK has them, else a daemon thread; or on an
 * executor of the caller, which the caller keeps. Notes are taken from the iterator one by one, as capacity becomes
 * free.
 */
public final class ParallelNoteReader {
    private final NoteReader reader;
    private final NoteReader readings;
    private final boolean looksAhead;
    private final ConcurrencyLimiter limiter;
    private final OptionalInt concurrency;
    private final Executor executor;
    private final Function<NoteId, Optional<Checkpoint>> checkpoints;

    private ParallelNoteReader(Builder from) {
        concurrency = from.concurrency;
        limiter = from.reader
                .lookAhead()
                .orElseGet(() -> ConcurrencyLimiter.of(concurrency.orElse(ConcurrencyLimiter.DEFAULT_REQUESTS)));
        reader = from.reader;
        looksAhead = from.looksAhead;
        readings = reader.lookAhead().isPresent() || !looksAhead ? reader : reader.lookingAhead(limiter);
        executor = from.executor;
        checkpoints = from.checkpoints;
    }

    /** As many notes as requests in flight, each on its own thread. */
    public static ParallelNoteReader ofDefaults(NoteReader reader) {
        return builder(reader).build();
    }

    /** A builder with the defaults. */
    public static Builder builder(NoteReader reader) {
        return new Builder(reader);
    }

    /** A builder with the options of this reader. */
    public Builder toBuilder() {
        Builder builder = builder(reader).executor(executor).checkpoints(checkpoints);
        builder.concurrency = concurrency;
        return builder.lookAhead(looksAhead);
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
        ParallelResults<R> results = new ParallelResults<>(this, notes.iterator(), work);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(results::cancel);
    }

    int concurrency() {
        return concurrency.orElseGet(limiter::current);
    }

    Executor executor() {
        return executor;
    }

    Reading startOrResume(NoteId note) {
        return checkpoints.apply(note).map(from -> readings.resume(note, from)).orElseGet(() -> readings.start(note));
    }

    /** Builds a {@link ParallelNoteReader}. For one thread. */
    public static final class Builder {
        private final NoteReader reader;
        private OptionalInt concurrency = OptionalInt.empty();
        private boolean looksAhead = true;
        private Executor executor = task -> OwnThreads.start(task, "xhs-comments note");
        private Function<NoteId, Optional<Checkpoint>> checkpoints = note -> Optional.empty();

        private Builder(NoteReader reader) {
            this.reader = Objects.requireNonNull(reader, "reader");
        }

        /**
         * How many notes are read concurrently; by default, as many as requests may be in flight.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder concurrency(int notes) {
            if (notes < 1) {
                throw new IllegalArgumentException("Notes read at once must be 1 or more, but are " + notes);
            }
            concurrency = OptionalInt.of(notes);
            return this;
        }

        /**
         * Whether a reader without a limiter looks ahead; true by default. Turn it off for a source that does not wait,
         * such as a store.
         */
        public Builder lookAhead(boolean enabled) {
            looksAhead = enabled;
            return this;
        }

        /**
         * The executor that runs the work on the notes; it must run as many tasks at once as notes are read
         * concurrently. Pages are fetched on threads of the readings.
         */
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
