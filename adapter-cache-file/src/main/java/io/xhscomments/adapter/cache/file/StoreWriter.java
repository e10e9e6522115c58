package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A store's directory as it is written: makes what must be there, and moves page files between its rooms. Whoever moves
 * a page's files holds the page's lock. Never deletes what might have been paid for.
 */
final class StoreWriter {
    private static final String MARKER_TEXT = "{\"format\":\"xhs-pages\",\"version\":" + PageFile.VERSION + "}\n";
    private static final Pattern MARKED = Pattern.compile(
            "\\s*\\{\\s*\"format\"\\s*:\\s*\"xhs-pages\"\\s*,\\s*\"version\"\\s*:\\s*(\\d{1,9})\\s*[,}].*",
            Pattern.DOTALL);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String UNKNOWN_TIME = "unknown";

    private final StoreReader room;
    private final FileOps disk;
    private final Set<String> forced = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;
    private volatile boolean shared;

    StoreWriter(StoreReader room, FileOps disk) {
        this(room, disk, false);
    }

    /**
     * Opens a directory for writing.
     *
     * @param shared whether its group may use what is created; it may in any case if the store was made so
     */
    StoreWriter(StoreReader room, FileOps disk, boolean shared) {
        this.room = room;
        this.disk = disk;
        this.shared = shared;
    }

    FileOps disk() {
        return disk;
    }

    /**
     * Whether there is a store that this version can read.
     *
     * @throws CorruptPageException.Refused if there is one of another version, or none that can be read
     */
    static boolean isStore(StoreReader room) throws IOException {
        Path marker = room.root().resolve(StoreReader.MARKER);
        Matcher marked;
        try {
            marked = MARKED.matcher(new String(room.read(marker), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException unreadable) {
            throw new CorruptPageException.Refused(marker + ": " + CorruptPageException.words(unreadable));
        }
        if (!marked.matches()) {
            throw new CorruptPageException.Refused(marker + " is not that of a page store");
        }
        if (Integer.parseInt(marked.group(1)) > PageFile.VERSION) {
            throw new CorruptPageException.Refused("format version " + marked.group(1) + " was found in " + marker
                    + ", version " + PageFile.VERSION + " is supported: use a newer xhs-comments");
        }
        return true;
    }

    /** Makes what a store needs, unless it is there. Several processes may do so at once. */
    void prepare() throws IOException {
        if (ready) {
            return;
        }
        Path root = room.root();
        if (!Files.isDirectory(root)) {
            createRoot(root);
        }
        if (!isStore(room)) {
            forceNamesAbove(root);
            place(root.resolve(StoreReader.ATTRIBUTES), "*.page -text\n");
            place(root.resolve(StoreReader.MARKER), MARKER_TEXT);
        }
        shared |= FileModes.isShared(root.resolve(StoreReader.MARKER));
        ready = true;
    }

    private void createRoot(Path root) throws IOException {
        if (root.getParent() != null) {
            Files.createDirectories(root.getParent());
        }
        try {
            createDirectory(root);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(root)) {
                throw there;
            }
        }
    }

    private void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, FileModes.directory(directory));
        share(directory);
    }

    private void share(Path created) {
        if (shared) {
            FileModes.shareWithGroup(created);
        }
    }

    /**
     * Any directory on the way may be new, made by us or by a process that died since. So this comes before the marker:
     * whoever finds that need not ask. Where we may not write, nothing is new of us.
     */
    private void forceNamesAbove(Path root) throws IOException {
        Path above = root.toAbsolutePath().getParent();
        while (above != null && Files.isReadable(above) && Files.isWritable(above)) {
            disk.forceDirectory(above);
            above = above.getParent();
        }
    }

    private void place(Path file, String text) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path draft = room.root().resolve("." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel written = disk.create(draft)) {
                disk.write(written, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
                disk.force(written);
            }
            share(draft);
            disk.rename(draft, file);
        } catch (IOException full) {
            disk.delete(draft);
            throw full;
        }
    }

    /**
     * A directory below the root, made if need be, with those above it; links are not followed. Its name is forced even
     * if it was there: who made it may not have come to that yet, or never will.
     */
    Path directory(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        Path parent = slash < 0 ? room.root() : directory(name.substring(0, slash));
        Path directory = room.root().resolve(name);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try {
                createDirectory(directory);
            } catch (FileAlreadyExistsException there) {
                if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException(directory + " must be a directory, and no link to one", there);
                }
            }
        }
        if (!forced.contains(name)) {
            disk.forceDirectory(parent);
            forced.add(name);
        }
        return directory;
    }

    /** The subdirectory for a page's files in a holding directory, made if need be. */
    Path holdingDirectory(String holdingDirectory, PageFileName name) throws IOException {
        return directory(holdingDirectory + "/" + name.directory());
    }

    /** Creates a page's file, before it is paid for. */
    PartFile begin(PageFileName name, PageHeader header) throws IOException {
        directory(name.directory());
        PartFile part = PartFile.create(disk, name.part(room.root()), header);
        share(name.part(room.root()));
        return part;
    }

    /** Makes a page of it, in place of an older one, which is kept aside. */
    void finish(PartFile part, byte[] body, PageFileName name, Instant now) throws IOException {
        keepSuperseded(name, now);
        part.finish(body, name.page(room.root()));
    }

    /** Stores a page that is whole in memory, over what a writer may have left of it. */
    void put(PageFileName name, PageHeader header, byte[] body, Instant now) throws IOException {
        directory(name.directory());
        Path file = name.part(room.root());
        try (PartFile part = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? PartFile.over(disk, file, header)
                : PartFile.write(disk, file, header, body)) {
            share(file);
            finish(part, body, name, now);
        }
    }

    /** Moves a page's file into a holding directory, under a name of its own; gives its new place. */
    Path setAside(PageFileName name, Path file, String holdingDirectory, Instant now) throws IOException {
        String ending =
                file.getFileName().toString().endsWith(PageFileName.PART) ? PageFileName.PART : PageFileName.PAGE;
        return setAside(name, file, holdingDirectory, now, ending);
    }

    private Path setAside(PageFileName name, Path file, String holdingDirectory, Instant now, String ending)
            throws IOException {
        Path kept = freeName(name, holdingDirectory, now, ending);
        disk.rename(file, kept);
        disk.forceNameOf(kept);
        disk.forceNameOf(file);
        return kept;
    }

    /** The same for the unfinished file of a response that is complete and cannot become a page. */
    Path setCompleteAside(PageFileName name, Path part, String holdingDirectory, Instant now) throws IOException {
        return setAside(name, part, holdingDirectory, now, PageFileName.PAGE);
    }

    /** Gives a page that is about to be replaced a second name. */
    private void keepSuperseded(PageFileName name, Instant now) throws IOException {
        Path page = name.page(room.root());
        if (Files.exists(page, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = room.read(page);
            Path kept = supersededName(name, bytes, now);
            if (!Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
                disk.keepAs(page, kept);
                share(kept);
            }
            disk.forceNameOf(kept);
        }
    }

    /** A name that can be computed from the page; one that names this very page may be taken already, by it. */
    private Path supersededName(PageFileName name, byte[] bytes, Instant now) throws IOException {
        Path directory = holdingDirectory(StoreReader.SUPERSEDED, name);
        try {
            PageFile page = PageFile.verify(bytes);
            Path usual =
                    directory.resolve(name.hex() + "-" + fetchedAtMillis(page) + "-" + page.sum() + PageFileName.PAGE);
            if (!Files.exists(usual, LinkOption.NOFOLLOW_LINKS) || Arrays.equals(room.read(usual), bytes)) {
                return usual;
            }
        } catch (CorruptPageException changedMeanwhile) {
            // Kept all the same, under a name that is free.
        }
        return freeName(name, StoreReader.SUPERSEDED, now, PageFileName.PAGE);
    }

    private static String fetchedAtMillis(PageFile page) throws CorruptPageException {
        try {
            return page.header()
                    .fetchedAt()
                    .map(at -> Long.toString(at.toEpochMilli()))
                    .orElse(UNKNOWN_TIME);
        } catch (ArithmeticException outOfRange) {
            return UNKNOWN_TIME;
        }
    }

    Path freeName(PageFileName name, String holdingDirectory, Instant now, String ending) throws IOException {
        Path directory = holdingDirectory(holdingDirectory, name);
        String base = name.hex() + "-" + TIME.format(now);
        Path free = directory.resolve(base + ending);
        for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
            free = directory.resolve(base + "-" + i + ending);
        }
        return free;
    }
}
