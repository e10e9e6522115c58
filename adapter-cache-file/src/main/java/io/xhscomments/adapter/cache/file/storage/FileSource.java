package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.FileEnds;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of a store, in a directory or in archives. Safe to share between threads. */
interface FileSource {
    /**
     * Reads and verifies a page.
     *
     * @throws NoSuchFileException if the page is missing
     * @throws CorruptPageException if the file is damaged, a link, or too large
     */
    PageFile page(Path root, PageFileName name) throws IOException;

    /** Reads a complete file. */
    byte[] read(Path file) throws IOException;

    /** Reads the beginning and the end of a file. */
    default FileEnds ends(Path file) throws IOException {
        return FileEnds.of(read(file));
    }

    /** Reads the beginning of a file. */
    byte[] head(Path file, int maxBytes) throws IOException;

    /**
     * The entries of a directory below the root, sorted by name; empty if the directory is missing.
     *
     * @throws IOException if it cannot be read, or is something else
     */
    default List<Path> entries(Path directory) throws IOException {
        return Directories.entries(directory);
    }

    /** The entries of the root, sorted by name; empty if the root is missing. The root may be a link. */
    default List<Path> rootEntries(Path root) throws IOException {
        return Files.exists(root) ? Directories.list(root) : List.of();
    }

    /** Whether this is a directory, and no link to one. */
    default boolean isDirectory(Path directory) {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this is a regular file, and no link to one. */
    default boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether there is anything under this name, also a link that leads nowhere. */
    default boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    static CorruptPageException.Refused tooLarge() {
        return new CorruptPageException.Refused("larger than " + PageFile.MAX_BYTES + " bytes");
    }
}
