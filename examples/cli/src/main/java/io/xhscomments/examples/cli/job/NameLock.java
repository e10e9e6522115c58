package io.xhscomments.examples.cli.job;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right of one run to write a file: a system lock on an empty file {@code .NAME.lock} beside it, which is
 * deleted at the end. The system releases the lock when the process ends in any way, so a lock file of a killed run
 * does not block other runs. Any thread may close it.
 */
final class NameLock implements Closeable {
    private static final int MAX_ATTEMPTS = 100;

    /**
     * Lock files that this process holds. POSIX releases all locks of a process on a file as soon as the process closes
     * any channel of the file, so these files must not be opened again.
     */
    private static final Set<Object> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;
    private final Object identity;

    private NameLock(Path file, FileChannel channel, Object identity) {
        this.file = file;
        this.channel = channel;
        this.identity = identity;
    }

    static Path fileFor(Path name) {
        return name.resolveSibling("." + name.getFileName() + ".lock");
    }

    /**
     * Acquires the lock without waiting.
     *
     * @throws FileInUseException if another run, or another part of this run, holds the lock
     * @throws IOException if the lock file cannot be created, for example in a read-only directory
     */
    static NameLock acquire(Path name) throws IOException {
        Path file = fileFor(name);
        synchronized (HELD) {
            for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
                NameLock lock = tryAcquire(file, name);
                if (lock != null) {
                    HELD.add(lock.identity);
                    return lock;
                }
            }
        }
        throw new FileInUseException(name);
    }

    /**
     * Returns null if the lock file was deleted or replaced meanwhile, because a lock on the old file has no effect.
     */
    private static @Nullable NameLock tryAcquire(Path file, Path name) throws IOException {
        create(file);
        Object identity = identity(file);
        if (HELD.contains(identity)) {
            throw new FileInUseException(name);
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException removed) {
            return null;
        }
        boolean acquired = false;
        try {
            if (channel.tryLock() == null) {
                throw new FileInUseException(name);
            }
            acquired = identity.equals(identity(file));
            return acquired ? new NameLock(file, channel, identity) : null;
        } catch (OverlappingFileLockException otherClassLoader) {
            throw new FileInUseException(name);
        } finally {
            if (!acquired) {
                channel.close();
            }
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(file + " must be a regular file, because runs lock it; move it away", there);
            }
        }
    }

    private static Object identity(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            return Objects.requireNonNullElse(key, file);
        } catch (NoSuchFileException removed) {
            return "none";
        }
    }

    /** Deletes the lock file while the lock is held, so that the file of another run is never deleted. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (!channel.isOpen()) {
                return;
            }
            try (channel) {
                if (channel.size() == 0 && identity.equals(identity(file))) {
                    Files.deleteIfExists(file);
                }
            } finally {
                HELD.remove(identity);
            }
        }
    }
}
