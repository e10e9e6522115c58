package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A store's directory, or the folder of an archive that stands for one, as it is read. Follows no link below its root,
 * reads nothing huge. Safe to share between threads.
 */
final class StoreReader {
    static final String MARKER = "xhs-pages.json";
    static final String LOCK = ".lock";
    static final String ATTRIBUTES = ".gitattributes";
    static final String IN_DOUBT = "in-doubt";
    static final String QUARANTINE = "quarantine";
    /** Responses that were charged and cannot be decoded; they block their request. */
    static final String UNDECODABLE = "undecodable";
    /** Responses that were charged and report a failure; they do not block their request. */
    static final String FAILED = "failed";
    /** Pages that a newer one took the place of. */
    static final String SUPERSEDED = "superseded";
    /** Holds, in stores of earlier versions, what is in {@link #UNDECODABLE} and {@link #FAILED} now. */
    static final String RECEIPTS = "receipts";
    /** The name of {@link #SUPERSEDED} in stores of earlier versions. */
    static final String OLDER = "older";

    private static final OpenOption[] NO_LINKS = {LinkOption.NOFOLLOW_LINKS};
    private static final Set<OpenOption> READ_NO_LINKS = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private static final BufferPool BUFFERS = new BufferPool();

    private final Path root;
    private final @Nullable Archive archive;
    private final Set<String> checkedDirectories = ConcurrentHashMap.newKeySet();
    private final FlatFiles flatFiles = new FlatFiles();

    StoreReader(Path root) {
        this.root = root;
        this.archive = null;
    }

    StoreReader(Path root, Archive archive) {
        this.root = root;
        this.archive = archive;
    }

    /** The archive that it is in. */
    Optional<Archive> archive() {
        return Optional.ofNullable(archive);
    }

    Path root() {
        return root;
    }

    /**
     * A page.
     *
     * @throws NoSuchFileException if there is none
     * @throws CorruptPageException if it cannot be trusted, is a link, or huge
     */
    PageFile page(PageFileName name) throws IOException {
        Path file = name.page(root);
        if (archive != null) {
            return PageFile.verify(archive.read(file));
        }
        if (!checkedDirectories.contains(name.directory()) && isDirectory(root.resolve(name.directory()))) {
            checkedDirectories.add(name.directory());
        }
        return page(file);
    }

    private PageFile page(Path file) throws IOException {
        ByteBuffer buffer = BUFFERS.take();
        try {
            read(file, buffer);
            return buffer.hasRemaining() ? PageFile.verify(buffer.flip()) : PageFile.verify(read(file));
        } catch (ClosedByInterruptException stillInterrupted) {
            // Unlike a channel, a stream is read all the same.
            return PageFile.verify(read(file));
        } finally {
            BUFFERS.giveBack(buffer);
        }
    }

    /** A page's file, as much of it as there is room for. */
    private static void read(Path file, ByteBuffer into) throws IOException {
        try (FileChannel in = FileChannel.open(file, READ_NO_LINKS)) {
            boolean ended;
            do {
                ended = in.read(into) < 0;
            } while (!ended && into.hasRemaining() && !PageFile.endsHere(into));
        } catch (IOException unreadable) {
            throw explained(file, unreadable);
        }
    }

    private static boolean isDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (Files.isSymbolicLink(directory)) {
            throw new CorruptPageException.Refused("its directory is a symbolic link, which is not followed");
        }
        return false;
    }

    /** The bytes of any file below the root. */
    byte[] read(Path file) throws IOException {
        if (archive != null) {
            ByteBuffer bytes = archive.read(file);
            return Arrays.copyOf(bytes.array(), bytes.limit());
        }
        try (InputStream in = Files.newInputStream(file, NO_LINKS)) {
            byte[] bytes = new byte[checkedSize(in.available())];
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        } catch (IOException unreadable) {
            throw explained(file, unreadable);
        }
    }

    /** The beginning of any file below the root, up to so many bytes. */
    byte[] head(Path file, int bytes) throws IOException {
        if (archive != null) {
            return archive.head(file, bytes);
        }
        try (InputStream in = Files.newInputStream(file, NO_LINKS)) {
            return in.readNBytes(bytes);
        } catch (IOException unreadable) {
            throw explained(file, unreadable);
        }
    }

    /** What newer versions of Java call too large may be a directory, so that is looked at first. */
    private static IOException explained(Path file, IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return unreadable;
        }
        if (Files.isSymbolicLink(file)) {
            return new CorruptPageException.Refused("it is a symbolic link, which is not followed");
        }
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? new CorruptPageException.Refused("it is a directory")
                : unreadable;
    }

    private static int checkedSize(int size) throws CorruptPageException.Refused {
        if (size > PageFile.MOST_BYTES) {
            throw new CorruptPageException.Refused("larger than " + PageFile.MOST_BYTES + " bytes");
        }
        return size;
    }

    /** What is in it, sorted by name; nothing if there is no such directory. It may be reached by a link itself. */
    List<Path> entries() throws IOException {
        return Files.exists(root) ? list(root) : List.of();
    }

    /**
     * The same of a directory below the root.
     *
     * @throws NotDirectoryException if there is something else of this name, be it a link to a directory
     */
    static List<Path> entries(Path directory) throws IOException {
        BasicFileAttributes told;
        try {
            told = Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException none) {
            return List.of();
        }
        requireDirectory(directory, told);
        return list(directory);
    }

    static void requireDirectory(Path directory, BasicFileAttributes attributes) throws NotDirectoryException {
        if (!attributes.isDirectory()) {
            throw new NotDirectoryException(directory + " must be a directory, and no link to one");
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        Collections.sort(entries);
        return entries;
    }

    /** The files of one page in a holding directory: first those that earlier versions left, then by name. */
    List<Path> kept(String holdingDirectory, PageFileName name) throws IOException {
        Path directory = root.resolve(holdingDirectory);
        List<Path> kept = new ArrayList<>(flatFiles.startingWith(directory, name.hex()));
        entries(directory.resolve(name.directory())).stream()
                .filter(file -> StoreLayout.name(file).startsWith(name.hex()))
                .forEach(kept::add);
        return kept;
    }

    /** All files in a holding directory, whatever they are, in subdirectories and beside them, by name. */
    List<Path> held(String holdingDirectory) throws IOException {
        List<Path> held = new ArrayList<>();
        for (Path entry : entries(root.resolve(holdingDirectory))) {
            if (StoreLayout.isPageDirectory(entry)) {
                held.addAll(entries(entry));
            } else {
                held.add(entry);
            }
        }
        return held;
    }
}
