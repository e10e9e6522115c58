package io.xhscomments.examples.cli.job;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.output.CommentWriter.PreparedRows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of notes in the order in which the notes were begun, although several threads read them at the same
 * time. Rows of later notes wait in memory; at a limit, the threads that read these notes wait, too. One thread at a
 * time writes, while the others read on. Safe for use by many threads.
 */
final class NoteOrder {
    private final long maxWaitingBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** The notes that are not completely written, in order. */
    private final Map<NoteId, Pending> notes = new LinkedHashMap<>();

    private long waitingBytes;
    private boolean writing;
    private boolean aborted;

    private static final class Pending {
        private final Queue<PreparedRows> rows = new ArrayDeque<>();
        private boolean ended;
    }

    NoteOrder(long maxWaitingBytes) {
        this.maxWaitingBytes = maxWaitingBytes;
    }

    /** Adds a note after the others. */
    void begin(NoteId note) {
        lock.lock();
        try {
            notes.put(note, new Pending());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds rows to a note.
     *
     * @throws IOException if rows of any note cannot be written; the others are dropped then
     */
    void write(NoteId note, PreparedRows rows) throws IOException {
        lock.lock();
        try {
            Pending pending = Objects.requireNonNull(notes.get(note));
            while (waitingBytes >= maxWaitingBytes && !aborted && (writing || !isFirst(pending))) {
                changed.awaitUninterruptibly();
            }
            pending.rows.add(rows);
            waitingBytes += rows.size();
        } finally {
            lock.unlock();
        }
        writeReady();
    }

    /** No further rows of the note follow. */
    void end(NoteId note) throws IOException {
        lock.lock();
        try {
            Objects.requireNonNull(notes.get(note)).ended = true;
        } finally {
            lock.unlock();
        }
        writeReady();
    }

    private void writeReady() throws IOException {
        boolean written = false;
        try {
            for (PreparedRows next = take(false); next != null; next = take(true)) {
                next.write();
            }
            written = true;
        } finally {
            if (!written) {
                abort();
            }
        }
    }

    /** The rows to write now; null if there are none, or if another thread writes. */
    private @Nullable PreparedRows take(boolean isWriter) {
        lock.lock();
        try {
            if (aborted || (writing && !isWriter)) {
                return null;
            }
            PreparedRows next = next();
            writing = next != null;
            waitingBytes -= next == null ? 0 : next.size();
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PreparedRows next() {
        Iterator<Pending> first = notes.values().iterator();
        while (first.hasNext()) {
            Pending pending = first.next();
            if (!pending.rows.isEmpty() || !pending.ended) {
                return pending.rows.poll();
            }
            first.remove();
        }
        return null;
    }

    private boolean isFirst(Pending pending) {
        return notes.values().iterator().next() == pending;
    }

    /** Drops all rows that are not written, and those that follow, so that no thread waits. */
    void abort() {
        lock.lock();
        try {
            aborted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
