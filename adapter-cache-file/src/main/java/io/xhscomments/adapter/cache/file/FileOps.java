package io.xhscomments.adapter.cache.file;

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
 * The few things that writing a page asks of a file system, so that a test can lose power between any two of them. Safe
 * to share between threads.
 */
interface FileOps {
    /** The real one. */
    FileOps SYSTEM = new FileOps() {};

    /** How a file is created: links are not followed. */
    Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** A new, empty file that only its owner can use. Fails if there is anything of this name. */
    default FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, NEW_FILE, FileModes.file(file));
    }

    /** A file that is there, to go on writing. Fails if links lead to it: what they belong to must not change. */
    default FileChannel open(Path file) throws IOException {
        refuseOtherNames(file);
        return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Refuses a file that has a second name, a hard link, where the file system tells.
     *
     * @throws CorruptPageException.Refused if it has one
     */
    default void refuseOtherNames(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
            throw new CorruptPageException.Refused(
                    file + ": it has a second name, a hard link, which is not written through; move it away");
        }
    }

    /** Writes all of it at this place; the system may write less at a time. */
    default void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += file.write(bytes, place);
        }
    }

    /** What was written stays, whatever happens from now on. */
    default void force(FileChannel file) throws IOException {
        file.force(true);
    }

    /** One name takes the place of another at once, or nothing happens. */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A second name for a file, which keeps it when something else takes the first one. */
    default void keepAs(Path file, Path name) throws IOException {
        try {
            link(file, name);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            // Not every file system has links, and not every system lets one link the file of another user.
            try (FileChannel copy = create(name)) {
                write(copy, ByteBuffer.wrap(Files.readAllBytes(file)), 0);
                force(copy);
            }
        }
    }

    /** Gives a file a second name, where there are such. */
    default void link(Path file, Path name) throws IOException {
        Files.createLink(name, file);
    }

    /** Names in this directory stay. Windows keeps them by itself, and cannot be asked. */
    default void forceDirectory(Path directory) throws IOException {
        if (!WINDOWS) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** The name of this file stays. */
    default void forceNameOf(Path file) throws IOException {
        forceDirectory(Objects.requireNonNull(file.getParent()));
    }

    /** Removes a file that is not needed any more. */
    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Whether this is a system that cannot force a directory. */
    boolean WINDOWS = java.io.File.separatorChar == '\\';
}
