package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Path root;
    private final FileSource directory = new DirectoryFiles();
    private final Map<String, Archive> archives = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, TreeSet<String>> holdingDirectories;

    PackedFiles(Path root) {
        this.root = root;
    }

    /** The name of the archive that holds the file of a store with this path below the root. */
    static String archive(Path relative) {
        if (relative.startsWith(StoreLayout.READINGS)) {
            return StoreLayout.READINGS + ZIP;
        }
        int last = relative.getNameCount() - 1;
        String digits = StoreLayout.isNamedByDigits(relative) ? StoreLayout.name(relative) : "";
        return (digits.isEmpty() && last > 0 ? relative.getName(last - 1).toString() : digits) + ZIP;
    }

    /** The path inside an archive; empty for a file beside the archives. */
    private Optional<Path> packed(Path file) throws IOException {
        Path relative = root.relativize(file);
        Path name = Path.of(archive(relative));
        boolean beside = name.toString().equals(ZIP) || relative.getNameCount() == 0;
        if (beside || !Files.isRegularFile(root.resolve(name))) {
            return Optional.empty();
        }
        return Optional.of(open(name.toString()).directory(relative.toString().replace('\\', '/')));
    }

    private Archive open(String name) throws IOException {
        try {
            return archives.computeIfAbsent(name, zip -> {
                try {
                    return Archive.open(root.resolve(zip));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof NoSuchFileException missing) {
                throw missing;
            }
            throw new IOException(root.resolve(name) + " cannot be read: " + unreadable.getCause(), unreadable);
        }
    }

    @Override
    public PageFile page(Path ignored, PageFileName name) throws IOException {
        Archive archive = open(name.directory() + ZIP);
        return archive.page(archive.directory(""), name);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        Optional<Path> packed = packed(file);
        return packed.isPresent() ? archiveOf(file).read(packed.get()) : directory.read(file);
    }

    @Override
    public byte[] head(Path file, int maxBytes) throws IOException {
        Optional<Path> packed = packed(file);
        return packed.isPresent() ? archiveOf(file).head(packed.get(), maxBytes) : directory.head(file, maxBytes);
    }

    private Archive archiveOf(Path file) throws IOException {
        return open(archive(root.relativize(file)));
    }

    /** The directories of pages, the holding directories, and the files beside the archives. */
    @Override
    public List<Path> rootEntries(Path ignored) throws IOException {
        TreeSet<Path> entries = new TreeSet<>();
        for (Path file : Directories.list(root)) {
            String name = StoreLayout.name(file);
            Path unpacked = root.resolve(name.replaceFirst("\\.zip$", ""));
            boolean isPacked = name.equals(StoreLayout.READINGS + ZIP)
                    || name.endsWith(ZIP) && StoreLayout.isNamedByDigits(unpacked);
            entries.add(isPacked ? unpacked : file);
        }
        holdingDirectories().keySet().forEach(name -> entries.add(root.resolve(name)));
        return List.copyOf(entries);
    }

    @Override
    public List<Path> entries(Path listed) throws IOException {
        Path relative = root.relativize(listed);
        TreeSet<String> digits = holdingDirectories().get(relative.toString());
        if (digits != null) {
            return digits.stream().map(listed::resolve).toList();
        }
        Optional<Path> packed = packed(listed);
        List<Path> entries = new ArrayList<>();
        if (packed.isPresent()) {
            for (Path entry : Directories.entries(packed.get())) {
                entries.add(listed.resolve(StoreLayout.name(entry).replace("/", "")));
            }
        }
        return entries;
    }

    /** The holding directories with their subdirectories. Opens every archive once. */
    private Map<String, TreeSet<String>> holdingDirectories() throws IOException {
        Map<String, TreeSet<String>> known = holdingDirectories;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            for (Path file : Directories.list(root)) {
                if (StoreLayout.name(file).endsWith(ZIP)) {
                    addHoldingDirectories(StoreLayout.name(file), known);
                }
            }
            holdingDirectories = known;
        }
        return known;
    }

    private void addHoldingDirectories(String archive, Map<String, TreeSet<String>> known) {
        try {
            for (Path entry : Directories.list(open(archive).directory(""))) {
                if (!StoreLayout.isNamedByDigits(entry) && Files.isDirectory(entry)) {
                    for (Path digits : Directories.list(entry)) {
                        known.computeIfAbsent(StoreLayout.name(entry).replace("/", ""), name -> new TreeSet<>())
                                .add(StoreLayout.name(digits).replace("/", ""));
                    }
                }
            }
        } catch (IOException unreadable) {
            // The archive is reported when its pages are listed or read.
            return;
        }
    }

    @Override
    public boolean isDirectory(Path file) {
        try {
            return holdingDirectories().containsKey(root.relativize(file).toString())
                    || packed(file).filter(Files::isDirectory).isPresent();
        } catch (IOException unreadable) {
            return StoreLayout.isNamedByDigits(file);
        }
    }

    @Override
    public boolean isFile(Path file) {
        try {
            return packed(file).map(Files::isRegularFile).orElseGet(() -> directory.isFile(file));
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
        archives.clear();
    }
}
