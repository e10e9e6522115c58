package io.xhscomments.adapter.cache.file;

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
 * Names of the files that earlier versions put directly into a holding directory, which has subdirectories now. Lists a
 * directory at its first use, and again only after it has changed. Safe to share between threads.
 */
final class FlatFiles {
    private final Map<Path, Listed> listings = new ConcurrentHashMap<>();

    private record Listed(FileTime modified, NavigableSet<String> names) {}

    /**
     * The files whose name begins with these digits, sorted by name; empty if there is no such directory.
     *
     * @throws NotDirectoryException if there is something else of this name, be it a link to a directory
     */
    List<Path> startingWith(Path directory, String digits) throws IOException {
        FileTime modified;
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            StoreReader.requireDirectory(directory, attributes);
            modified = attributes.lastModifiedTime();
        } catch (NoSuchFileException none) {
            return List.of();
        }
        return listed(directory, modified).names().subSet(digits, digits + Character.MAX_VALUE).stream()
                .map(directory::resolve)
                .toList();
    }

    private Listed listed(Path directory, FileTime modified) throws IOException {
        Listed known = listings.get(directory);
        if (known != null && known.modified().equals(modified)) {
            return known;
        }
        NavigableSet<String> names = new TreeSet<>();
        for (Path file : StoreReader.entries(directory)) {
            if (StoreLayout.digitsOf(file).isPresent()) {
                names.add(StoreLayout.name(file));
            }
        }
        Listed listed = new Listed(modified, names);
        listings.put(directory, listed);
        return listed;
    }
}
