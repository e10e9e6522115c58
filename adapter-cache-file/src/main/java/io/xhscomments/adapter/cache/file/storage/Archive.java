package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An open zip or jar that contains a store. Reads contents through a {@link ZipFile}, which an interrupt does not
 * close. The zip file system gives names and attributes out of memory. Safe to share between threads.
 */
final class Archive implements FileSource, AutoCloseable {
    /** Otherwise the file system reads the times of each entry through a channel. */
    private static final Map<String, ?> NAMES_ONLY = Map.of("zipinfo-time", "false");
    /** An entry may claim any size; a larger buffer grows only with the bytes that arrive. */
    private static final int MAX_TRUSTED_SIZE = 256 * 1024;

    private final FileSystem names;
    private final ZipFile contents;

    private Archive(FileSystem names, ZipFile contents) {
        this.names = names;
        this.contents = contents;
    }

    static Archive open(Path file) throws IOException {
        FileSystem names = FileSystems.newFileSystem(file, NAMES_ONLY);
        try {
            return new Archive(names, contents(file));
        } catch (IOException unreadable) {
            names.close();
            throw unreadable;
        }
    }

    /** A {@link ZipFile} needs a file of the default file system, so an archive inside an archive is copied. */
    private static ZipFile contents(Path file) throws IOException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            return new ZipFile(file.toFile());
        }
        File copy = File.createTempFile("xhs-pages-", ".zip");
        Files.copy(file, copy.toPath(), StandardCopyOption.REPLACE_EXISTING);
        return new ZipFile(copy, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    }

    Path directory(String name) {
        return names.getPath("/").resolve(name).normalize();
    }

    @Override
    public PageFile page(Path root, PageFileName name) throws IOException {
        return PageFileParser.verify(buffer(name.page(root)));
    }

    @Override
    public byte[] read(Path file) throws IOException {
        ByteBuffer bytes = buffer(file);
        return Arrays.copyOf(bytes.array(), bytes.limit());
    }

    private ByteBuffer buffer(Path file) throws IOException {
        ZipEntry entry = entry(file);
        long claimed = entry.getSize();
        if (claimed > PageFile.MAX_BYTES) {
            throw FileSource.tooLarge();
        }
        try (InputStream in = contents.getInputStream(entry)) {
            // One byte more than claimed: if that byte stays free, the entry has ended.
            byte[] bytes = new byte[1 + (int) Math.min(Math.max(claimed, 0), MAX_TRUSTED_SIZE)];
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read < bytes.length ? ByteBuffer.wrap(bytes, 0, read) : ByteBuffer.wrap(withRest(bytes, in));
        }
    }

    private static byte[] withRest(byte[] bytes, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(PageFile.MAX_BYTES + 1 - bytes.length);
        if (bytes.length + rest.length > PageFile.MAX_BYTES) {
            throw FileSource.tooLarge();
        }
        byte[] complete = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, complete, bytes.length, rest.length);
        return complete;
    }

    @Override
    public byte[] head(Path file, int maxBytes) throws IOException {
        try (InputStream in = contents.getInputStream(entry(file))) {
            return in.readNBytes(maxBytes);
        }
    }

    private ZipEntry entry(Path file) throws IOException {
        // Absolute paths begin with a slash; names of entries should not, but may.
        String name = file.toString();
        ZipEntry entry = contents.getEntry(name.substring(1));
        if (entry == null) {
            entry = contents.getEntry(name);
        }
        if (entry == null) {
            throw new NoSuchFileException(name);
        }
        if (entry.isDirectory()) {
            throw new CorruptPageException.Refused("it is a directory");
        }
        return entry;
    }

    /** The names in a directory, sorted; empty if it is missing. */
    static List<String> names(Path directory) throws IOException {
        return Directories.entries(directory).stream()
                .map(entry -> StoreLayout.name(entry).replace("/", ""))
                .toList();
    }

    /** Adds the holding directories at the root, and the names of their subdirectories. */
    void addHoldingDirectories(Map<String, TreeSet<String>> known) throws IOException {
        for (String name : names(directory(""))) {
            Path entry = directory(name);
            if (!StoreLayout.isNamedByDigits(entry) && Files.isDirectory(entry)) {
                known.computeIfAbsent(name, any -> new TreeSet<>()).addAll(names(entry));
            }
        }
    }

    @Override
    public void close() {
        try (FileSystem first = names;
                ZipFile second = contents) {
            // Closes both, even if one fails.
        } catch (IOException failure) {
            throw new UncheckedIOException("The archive cannot be closed: " + failure, failure);
        }
    }
}
