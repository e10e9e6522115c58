package io.xhscomments.adapter.cache.file.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists the page files of a store, sorted by name, damaged ones included. Ignores all other files. */
public final class PageFileWalker {
    private PageFileWalker() {}

    public static List<Path> all(StoreReader reader) {
        return first(reader, Integer.MAX_VALUE);
    }

    /** The first page files. Does not list the directories after the last of them. */
    public static List<Path> first(StoreReader reader, int max) {
        List<Path> files = new ArrayList<>();
        for (Path directory : entries(reader)) {
            if (files.size() < max && reader.isPageDirectory(directory)) {
                entries(reader, directory).stream()
                        .filter(StoreLayout::isPage)
                        .limit(max - files.size())
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** The entries of the root. */
    public static List<Path> entries(StoreReader reader) {
        try {
            return reader.entries();
        } catch (IOException unreadable) {
            throw unreadable(reader.root(), unreadable);
        }
    }

    private static List<Path> entries(StoreReader reader, Path directory) {
        try {
            return reader.entries(directory);
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
    }

    private static UncheckedIOException unreadable(Path directory, IOException failure) {
        return new UncheckedIOException("The store cannot be read, because of " + directory + ": " + failure, failure);
    }
}
