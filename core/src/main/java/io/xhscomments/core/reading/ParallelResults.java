package io.xhscomments.core.reading;

import io.xhscomments.core.model.NoteId;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** The results of a {@link ParallelNoteReader}, and its readings in progress. Iterated by one thread. */
final class ParallelResults<R> implements Iterator<NoteResult<R>> {
    private final ParallelNoteReader reader;
    private final Iterator<NoteId> notes;
    private final Function<Reading, R> work;
    private final BlockingQueue<NoteResult<R>> done = new LinkedBlockingQueue<>();
    private final Set<Reading> inProgress = ConcurrentHashMap.newKeySet();
    private int pending;
    private volatile boolean cancelled;

    ParallelResults(ParallelNoteReader reader, Iterator<NoteId> notes, Function<Reading, R> work) {
        this.reader = reader;
        this.notes = notes;
        this.work = Objects.requireNonNull(work, "work");
    }

    @Override
    public boolean hasNext() {
        while (!cancelled && pending < reader.concurrency() && notes.hasNext()) {
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
        Reading reading = reader.startOrResume(note);
        inProgress.add(reading);
        if (cancelled) {
            reading.cancel();
        }
        pending++;
        try {
            reader.executor().execute(() -> done.add(run(note, reading)));
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
