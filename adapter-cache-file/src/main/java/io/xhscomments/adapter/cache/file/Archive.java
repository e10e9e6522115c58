package io.xhscomments.adapter.cache.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An open zip or jar that holds a store, which is replayed only. Safe to share between threads. Contents are read
 * through a {@link ZipFile}: unlike a channel, it stays open when a reading thread is interrupted. The file system
 * gives names and attributes, which it holds in memory.
 */
final class Archive implements AutoCloseable {
    private static final String SLASHES = "^/+|/+$";
    /** Without it, the file system would read times out of each entry, through a channel. */
    private static final Map<String, ?> NAMES_ONLY = Map.of("zipinfo-time", "false");
    /** An entry may claim any size; memory for more than this is taken as the bytes come. */
    private static final int MAX_TRUSTED_SIZE = 256 * 1024;

    private final FileSystem names;
    private final ZipFile contents;

    private Archive(FileSystem names, ZipFile contents) {
        this.names = names;
        this.contents = contents;
    }

    static PageStore store(Path archive, String directory) {
        try {
            Archive opened = open(archive);
            Path root = opened.names
                    .getPath("/")
                    .resolve(directory.replaceAll(SLASHES, ""))
                    .normalize();
            return new PageStore(new StoreReader(root, opened), FileOps.SYSTEM, Clock.systemUTC());
        } catch (IOException | ProviderNotFoundException unreadable) {
            throw new UncheckedIOException(
                    "The archive " + archive + " cannot be read: " + unreadable,
                    unreadable instanceof IOException io ? io : new IOException(unreadable));
        }
    }

    private static Archive open(Path archive) throws IOException {
        FileSystem names = FileSystems.newFileSystem(archive, NAMES_ONLY);
        try {
            return new Archive(names, contents(archive));
        } catch (IOException unreadable) {
            names.close();
            throw unreadable;
        }
    }

    /** An archive within another file system, such as an archive, is read from a copy. */
    private static ZipFile contents(Path archive) throws IOException {
        if (archive.getFileSystem().equals(FileSystems.getDefault())) {
            return new ZipFile(archive.toFile());
        }
        File copy = File.createTempFile("xhs-pages-", ".zip");
        Files.copy(archive, copy.toPath(), StandardCopyOption.REPLACE_EXISTING);
        return new ZipFile(copy, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    }

    static PageStore resource(ClassLoader loader, String directory) {
        String name = directory.replaceAll(SLASHES, "");
        URL marker = loader.getResource(name.isEmpty() ? StoreReader.MARKER : name + "/" + StoreReader.MARKER);
        if (marker == null) {
            throw new IllegalArgumentException("There must be a page store in the resources under \"" + directory
                    + "\", but there is no " + StoreReader.MARKER);
        }
        try {
            if (marker.openConnection() instanceof JarURLConnection jar) {
                String entry = Objects.requireNonNull(jar.getEntryName());
                return store(
                        Path.of(jar.getJarFileURL().toURI()),
                        entry.substring(0, entry.length() - StoreReader.MARKER.length()));
            }
            return PageStore.at(Objects.requireNonNull(Path.of(marker.toURI()).getParent()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The store at " + marker + " cannot be read: " + unreadable, unreadable);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
            throw new IllegalArgumentException(
                    "A page store must be in a directory or a jar, but is at " + marker, noFile);
        }
    }

    /**
     * The bytes of a file, in a buffer of the caller's own.
     *
     * @throws CorruptPageException.Refused if there are more than a page file may have
     */
    ByteBuffer read(Path file) throws IOException {
        ZipEntry entry = entry(file);
        long claimed = entry.getSize();
        if (claimed > PageFile.MOST_BYTES) {
            throw tooLarge();
        }
        try (InputStream in = contents.getInputStream(entry)) {
            // One byte more than it should have: if that stays free, the entry has ended.
            byte[] bytes = new byte[1 + (int) Math.min(Math.max(claimed, 0), MAX_TRUSTED_SIZE)];
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read < bytes.length ? ByteBuffer.wrap(bytes, 0, read) : ByteBuffer.wrap(withRest(bytes, in));
        }
    }

    private static byte[] withRest(byte[] bytes, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(PageFile.MOST_BYTES + 1 - bytes.length);
        if (bytes.length + rest.length > PageFile.MOST_BYTES) {
            throw tooLarge();
        }
        byte[] whole = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, whole, bytes.length, rest.length);
        return whole;
    }

    private static CorruptPageException.Refused tooLarge() {
        return new CorruptPageException.Refused("larger than " + PageFile.MOST_BYTES + " bytes");
    }

    /** The beginning of a file, up to so many bytes. */
    byte[] head(Path file, int bytes) throws IOException {
        try (InputStream in = contents.getInputStream(entry(file))) {
            return in.readNBytes(bytes);
        }
    }

    private ZipEntry entry(Path file) throws IOException {
        // Absolute paths in here begin with a slash, the names of entries do not, or should not.
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

    @Override
    public void close() {
        try (FileSystem closed = names;
                ZipFile closedToo = contents) {
            // Both, even if the first one fails.
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be closed: " + broken, broken);
        }
    }
}
