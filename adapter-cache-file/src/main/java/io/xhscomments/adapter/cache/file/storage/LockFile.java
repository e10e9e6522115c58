package io.xhscomments.adapter.cache.file.storage;

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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock file of a store. It is never read or closed, because that would silently release all locks of this process.
 * Safe to share between threads.
 */
final class LockFile {
    private static final Set<OpenOption> OPEN_OR_CREATE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable Object channelIdentity;
    private volatile boolean broken;

    LockFile(Path file) {
        this.file = file;
    }

    /** Locks one byte; null if another process or class loader has locked it. */
    @Nullable
    FileLock tryLock(long lockByte) throws IOException {
        try {
            return channel().tryLock(lockByte, 1, false);
        } catch (OverlappingFileLockException otherClassLoader) {
            return null;
        }
    }

    /** Makes the next lock open the file again. */
    void reopen() {
        broken = true;
    }

    /** Opens the file again if it was deleted: other processes lock a new file then. */
    private synchronized FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open != null && !broken && isCurrent()) {
            return open;
        }
        FileChannel opened = openOrCreate();
        channel = opened;
        broken = false;
        channelIdentity = identity();
        return opened;
    }

    /** Shares a new lock file with the group that may write the store. */
    private FileChannel openOrCreate() throws IOException {
        boolean mayBeNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        FileChannel opened = FileChannel.open(file, OPEN_OR_CREATE, FileModes.file(file));
        if (mayBeNew && FileModes.isShared(file.resolveSibling(StoreLayout.MARKER))) {
            FileModes.shareWithGroup(file);
        }
        return opened;
    }

    private boolean isCurrent() throws IOException {
        try {
            return Objects.equals(identity(), channelIdentity);
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    private @Nullable Object identity() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
