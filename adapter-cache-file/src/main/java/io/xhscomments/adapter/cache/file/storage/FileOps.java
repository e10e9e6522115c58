package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/**
 * The file system operations for writing pages. Tests replace them, to fail or to lose power between two operations.
 * Safe to share between threads.
 */
public interface FileOps {
    /** The operations of the system. */
    FileOps SYSTEM = new FileOps() {};

    /** The options for creating a file. Links are not followed. */
    Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** The options for appending to a file. Links are not followed. */
    Set<OpenOption> APPENDED_FILE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    /** Whether the system cannot force a directory. */
    boolean WINDOWS = java.io.File.separatorChar == '\\';

    /** Creates an empty file that only its owner can use. Fails if the name is taken. */
    default FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, NEW_FILE, FileModes.file(file));
    }

    /** Opens an existing file for writing. Fails for links, because their target must not change. */
    default FileChannel open(Path file) throws IOException {
        refuseOtherNames(file);
        return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Refuses a file with a second name, a hard link, if the file system can count names.
     *
     * @throws CorruptPageException.Refused if the file has a second name
     */
    default void refuseOtherNames(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
            throw new CorruptPageException.Refused(
                    file + ": it has a second name, a hard link, which is not written through; move it away");
        }
    }

    /** Writes all bytes, with as many writes as the system needs. */
    default void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        long next = position;
        while (bytes.hasRemaining()) {
            next += file.write(bytes, next);
        }
    }

    /** Appends bytes to a file in one step, so that concurrent lines do not mix. Creates the file if it is missing. */
    default void append(Path file, byte[] bytes) throws IOException {
        try (FileChannel appended = FileChannel.open(file, APPENDED_FILE, FileModes.file(file))) {
            appended.write(ByteBuffer.wrap(bytes));
        }
    }

    /** Makes the written bytes durable. */
    default void force(FileChannel file) throws IOException {
        file.force(true);
    }

    /** Replaces one name by another in one step. */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gives a file a second name, which survives when the first name is replaced. */
    default void keepAs(Path file, Path name) throws IOException {
        try {
            link(file, name);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            // Some file systems have no links, and some systems forbid links to files of other users.
            try (FileChannel copy = create(name)) {
                write(copy, ByteBuffer.wrap(Files.readAllBytes(file)), 0);
                force(copy);
            }
        }
    }

    /** Creates a hard link. */
    default void link(Path file, Path name) throws IOException {
        Files.createLink(name, file);
    }

    /** Makes the names in a directory durable. Windows has no such operation. */
    default void forceDirectory(Path directory) throws IOException {
        if (!WINDOWS) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** Makes the name of a file durable. */
    default void forceNameOf(Path file) throws IOException {
        forceDirectory(Objects.requireNonNull(file.getParent()));
    }

    /** Deletes a file. */
    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
