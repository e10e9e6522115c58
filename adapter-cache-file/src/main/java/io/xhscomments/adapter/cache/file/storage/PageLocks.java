package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.core.policy.TimeSource;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One lock per page, between threads and between processes: first an entry in memory, then one byte of the lock file.
 * The byte is polled, because a blocking lock fails with a false "resource deadlock avoided" if several threads wait.
 *
 * <p>Safe to share between threads. The waiting thread must not be interrupted.
 */
public final class PageLocks {
    private static final Duration MIN_PAUSE = Duration.ofMillis(1);
    private static final Duration MAX_PAUSE = Duration.ofMillis(32);

    private final LockFile file;
    private final Set<Long> lockedBytes = new HashSet<>();

    public PageLocks(Path file) {
        this.file = new LockFile(file);
    }

    /** The lock of a page, held until it is closed. */
    public final class LockHandle implements AutoCloseable {
        private final long lockByte;
        private final FileLock lock;

        private LockHandle(long lockByte, FileLock lock) {
            this.lockByte = lockByte;
            this.lock = lock;
        }

        /** Releases the lock. If the byte cannot be released, it was lost with its file before. */
        @Override
        public void close() {
            try {
                lock.release();
            } catch (IOException lost) {
                file.reopen();
            } finally {
                release(lockByte);
            }
        }
    }

    /** Another thread or process held the page's lock for longer than the timeout. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1;

        Busy(Duration timeout) {
            super("another thread or process has been working for this page for longer than " + timeout.toSeconds()
                    + " s");
        }
    }

    /**
     * Waits for a page's lock.
     *
     * @throws IOException if the timeout ends, the file system has no locks, or the lock file cannot be written
     */
    public LockHandle acquire(PageFileName name, Duration timeout, TimeSource time)
            throws IOException, InterruptedException {
        long lockByte = name.lockByte();
        long deadline = time.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
        if (!acquireInMemory(lockByte, deadline, time)) {
            throw new Busy(timeout);
        }
        Duration pause = MIN_PAUSE;
        FileLock lock = null;
        try {
            while ((lock = file.tryLock(lockByte)) == null) {
                if (time.nanoTime() - deadline >= 0) {
                    throw new Busy(timeout);
                }
                time.sleep(pause);
                pause = longer(pause);
            }
            return new LockHandle(lockByte, lock);
        } finally {
            releaseUnless(lock, lockByte);
        }
    }

    /** Acquires a page's lock without waiting; empty if another thread or process holds it. */
    public Optional<LockHandle> tryAcquire(PageFileName name) throws IOException {
        long lockByte = name.lockByte();
        synchronized (this) {
            if (!lockedBytes.add(lockByte)) {
                return Optional.empty();
            }
        }
        FileLock lock = null;
        try {
            lock = file.tryLock(lockByte);
            return lock == null ? Optional.empty() : Optional.of(new LockHandle(lockByte, lock));
        } finally {
            releaseUnless(lock, lockByte);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : twice;
    }

    private synchronized boolean acquireInMemory(long lockByte, long deadline, TimeSource time)
            throws InterruptedException {
        while (!lockedBytes.add(lockByte)) {
            long remaining = deadline - time.nanoTime();
            if (remaining <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, remaining);
        }
        return true;
    }

    private void releaseUnless(@Nullable FileLock acquired, long lockByte) {
        if (acquired == null) {
            release(lockByte);
        }
    }

    private synchronized void release(long lockByte) {
        lockedBytes.remove(lockByte);
        notifyAll();
    }
}
