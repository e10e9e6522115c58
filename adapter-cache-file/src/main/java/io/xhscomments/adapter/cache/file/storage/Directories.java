package io.xhscomments.adapter.cache.file.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists directories. */
public final class Directories {
    private Directories() {}

    /**
     * The entries of a directory below the root, sorted by name; empty if the directory is missing.
     *
     * @throws NotDirectoryException if the path is something else, including a link to a directory
     */
    public static List<Path> entries(Path directory) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException missing) {
            return List.of();
        }
        requireDirectory(directory, attributes);
        return list(directory);
    }

    static void requireDirectory(Path directory, BasicFileAttributes attributes) throws NotDirectoryException {
        if (!attributes.isDirectory()) {
            throw new NotDirectoryException(directory + " must be a directory, and no link to one");
        }
    }

    /** The entries of any directory, sorted by name. The path may be a link. */
    static List<Path> list(Path directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        Collections.sort(entries);
        return entries;
    }
}
