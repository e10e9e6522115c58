package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.policy.TimeSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One lock for each page, between threads and between processes: its place in this process first, then a byte of the
 * lock file. The byte is polled for. A blocking lock would fail with a false "resource deadlock avoided" when several
 * threads wait; and the file is never read or closed, since that would silently drop every lock this process has on it.
 *
 * <p>Safe to share between threads; waiting is for threads that nobody interrupts.
 */
final class PageLocks {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(32);

    private static final Set<OpenOption> OPEN_OR_CREATE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final Set<Long> taken = new HashSet<>();
    private @Nullable FileChannel channel;
    private @Nullable Object channelFile;
    private volatile boolean broken;

    PageLocks(Path file) {
        this.file = file;
    }

    /** A page's lock, held until it is closed. */
    final class LockHandle implements AutoCloseable {
        private final long place;
        private final FileLock lock;

        private LockHandle(long place, FileLock lock) {
            this.place = place;
            this.lock = lock;
        }

        /** A byte that cannot be given back was lost already, with its file. */
        @Override
        public void close() {
            try {
                lock.release();
            } catch (IOException lost) {
                broken = true;
            } finally {
                giveBack(place);
            }
        }
    }

    /** Somebody else works for the page, for longer than one wants to wait. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1;

        Busy(Duration waited) {
            super("another thread or process has been working for this page for longer than " + waited.toSeconds()
                    + " s");
        }
    }

    /**
     * Takes a page's lock.
     *
     * @throws Busy if it does not come free in time
     * @throws IOException if the file system has no locks, or the lock file cannot be written
     */
    LockHandle take(PageFileName name, Duration timeout, TimeSource time) throws IOException, InterruptedException {
        long place = name.lockByte();
        long deadline = time.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
        if (!takePlace(place, deadline, time)) {
            throw new Busy(timeout);
        }
        Duration pause = SHORTEST_PAUSE;
        FileLock lock = null;
        try {
            while ((lock = tryLock(place)) == null) {
                if (time.nanoTime() - deadline >= 0) {
                    throw new Busy(timeout);
                }
                time.sleep(pause);
                pause = longer(pause);
            }
            return new LockHandle(place, lock);
        } finally {
            if (lock == null) {
                giveBack(place);
            }
        }
    }

    /** The same without waiting; empty if somebody else has it. */
    Optional<LockHandle> tryTake(PageFileName name) throws IOException {
        long place = name.lockByte();
        synchronized (this) {
            if (!taken.add(place)) {
                return Optional.empty();
            }
        }
        FileLock lock = null;
        try {
            lock = tryLock(place);
            return lock == null ? Optional.empty() : Optional.of(new LockHandle(place, lock));
        } finally {
            if (lock == null) {
                giveBack(place);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private synchronized boolean takePlace(long place, long deadline, TimeSource time) throws InterruptedException {
        while (!taken.add(place)) {
            long left = deadline - time.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private synchronized void giveBack(long place) {
        taken.remove(place);
        notifyAll();
    }

    private @Nullable FileLock tryLock(long place) throws IOException {
        try {
            return lockFile().tryLock(place, 1, false);
        } catch (OverlappingFileLockException otherClassLoader) {
            return null;
        }
    }

    /** If somebody has deleted the file, others lock a new one; then the old one guards nothing. */
    private synchronized FileChannel lockFile() throws IOException {
        FileChannel open = channel;
        if (open != null && !broken && isStillThere()) {
            return open;
        }
        FileChannel opened = openOrCreate();
        channel = opened;
        broken = false;
        channelFile = identity();
        return opened;
    }

    /** Those who may write the store must be able to lock it. */
    private FileChannel openOrCreate() throws IOException {
        boolean mayBeNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        FileChannel opened = FileChannel.open(file, OPEN_OR_CREATE, FileModes.file(file));
        if (mayBeNew && FileModes.isShared(file.resolveSibling(StoreReader.MARKER))) {
            FileModes.shareWithGroup(file);
        }
        return opened;
    }

    private boolean isStillThere() throws IOException {
        try {
            return Objects.equals(identity(), channelFile);
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    private @Nullable Object identity() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
