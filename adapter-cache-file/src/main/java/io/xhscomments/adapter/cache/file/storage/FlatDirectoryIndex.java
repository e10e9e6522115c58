package io.xhscomments.adapter.cache.file.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An index of the files that earlier versions put directly into a holding directory, without subdirectories. Lists a
 * directory at its first use, and again only after it has changed. Safe to share between threads.
 */
final class FlatDirectoryIndex {
    private final Map<Path, DirectoryContent> listings = new ConcurrentHashMap<>();

    private record DirectoryContent(FileTime modified, NavigableSet<String> names) {}

    /**
     * The files whose names begin with these digits, sorted by name; empty if the directory is missing.
     *
     * @throws NotDirectoryException if the path is something else, including a link to a directory
     */
    List<Path> startingWith(Path directory, String digits) throws IOException {
        FileTime modified;
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Directories.requireDirectory(directory, attributes);
            modified = attributes.lastModifiedTime();
        } catch (NoSuchFileException missing) {
            return List.of();
        }
        return listing(directory, modified).names().subSet(digits, digits + Character.MAX_VALUE).stream()
                .map(directory::resolve)
                .toList();
    }

    private DirectoryContent listing(Path directory, FileTime modified) throws IOException {
        DirectoryContent known = listings.get(directory);
        if (known != null && known.modified().equals(modified)) {
            return known;
        }
        NavigableSet<String> names = new TreeSet<>();
        for (Path file : Directories.entries(directory)) {
            if (StoreLayout.digitsOf(file).isPresent()) {
                names.add(StoreLayout.name(file));
            }
        }
        DirectoryContent listing = new DirectoryContent(modified, names);
        listings.put(directory, listing);
        return listing;
    }
}
