package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a packed store: {@code ab.zip} holds the pages of the directory {@code ab} and what the holding directories
 * keep of them, {@code readings.zip} the records of notes. Files have the paths that they had in the store. Opens an
 * archive at its first use. Safe to share between threads.
 */
final class PackedFiles implements FileSource, AutoCloseable {
    private static final String ZIP = ".zip";
    private static final String RECORDS = StoreLayout.READINGS + ZIP;

    private final Path root;
    private final FileSource beside = new DirectoryFiles();
    private final Map<String, Archive> archives = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, TreeSet<String>> holdingDirectories;

    PackedFiles(Path root) {
        this.root = root;
    }

    /** A path in an archive. */
    private record Entry(Archive archive, Path path) {}

    /** The place of a file in the archives; null for a file beside them. */
    private @Nullable Entry entry(Path file) throws IOException {
        Path relative = root.relativize(file);
        String name = relative.toString().replace('\\', '/');
        String archive = relative.startsWith(StoreLayout.READINGS) ? RECORDS : StoreLayout.directoryOf(relative) + ZIP;
        boolean isPacked = Files.isRegularFile(root.resolve(archive));
        return isPacked ? new Entry(open(archive), open(archive).directory(name)) : null;
    }

    private Archive open(String name) throws IOException {
        Archive known = archives.get(name);
        return known == null ? openOnce(name) : known;
    }

    private synchronized Archive openOnce(String name) throws IOException {
        Archive known = archives.get(name);
        if (known == null) {
            Path file = root.resolve(name);
            try {
                known = Archive.open(file);
            } catch (IOException unreadable) {
                throw unreadable instanceof NoSuchFileException
                        ? unreadable
                        : new IOException(file + " cannot be read: " + unreadable, unreadable);
            }
            archives.put(name, known);
        }
        return known;
    }

    @Override
    public PageFile page(Path ignored, PageFileName name) throws IOException {
        Archive archive = open(name.directory() + ZIP);
        return archive.page(archive.directory(""), name);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        Entry entry = entry(file);
        return entry == null ? beside.read(file) : entry.archive().read(entry.path());
    }

    @Override
    public byte[] head(Path file, int maxBytes) throws IOException {
        Entry entry = entry(file);
        return entry == null ? beside.head(file, maxBytes) : entry.archive().head(entry.path(), maxBytes);
    }

    /** The directories of pages, the holding directories, and the files beside the archives. */
    @Override
    public List<Path> rootEntries(Path ignored) throws IOException {
        TreeSet<Path> entries = new TreeSet<>();
        for (Path file : Directories.list(root)) {
            String name = StoreLayout.name(file);
            entries.add(name.endsWith(ZIP) ? root.resolve(name.substring(0, name.length() - ZIP.length())) : file);
        }
        holdingDirectories().keySet().forEach(name -> entries.add(root.resolve(name)));
        return List.copyOf(entries);
    }

    @Override
    public List<Path> entries(Path directory) throws IOException {
        TreeSet<String> digits =
                holdingDirectories().get(root.relativize(directory).toString());
        if (digits != null) {
            return digits.stream().map(directory::resolve).toList();
        }
        Entry entry = entry(directory);
        return entry == null
                ? List.of()
                : Archive.names(entry.path()).stream().map(directory::resolve).toList();
    }

    /** The holding directories with their subdirectories. Opens every archive once. */
    private Map<String, TreeSet<String>> holdingDirectories() throws IOException {
        Map<String, TreeSet<String>> known = holdingDirectories;
        if (known == null) {
            known = new TreeMap<>();
            for (Path archive : Directories.list(root)) {
                if (StoreLayout.name(archive).endsWith(ZIP)) {
                    try {
                        open(StoreLayout.name(archive)).addHoldingDirectories(known);
                    } catch (IOException reportedWhenItsPagesAreRead) {
                        continue;
                    }
                }
            }
            holdingDirectories = known;
        }
        return known;
    }

    @Override
    public boolean isDirectory(Path file) {
        try {
            Entry entry = entry(file);
            return holdingDirectories().containsKey(root.relativize(file).toString())
                    || entry != null && Files.isDirectory(entry.path());
        } catch (IOException reportedWhenItIsListed) {
            return true;
        }
    }

    @Override
    public boolean isFile(Path file) {
        try {
            Entry entry = entry(file);
            return entry == null ? beside.isFile(file) : Files.isRegularFile(entry.path());
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public boolean exists(Path file) {
        return isFile(file) || isDirectory(file);
    }

    @Override
    public void close() {
        archives.values().forEach(Archive::close);
    }
}
