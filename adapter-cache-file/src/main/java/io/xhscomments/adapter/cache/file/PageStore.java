package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseDecoder;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Pages that were paid for, in a directory: one plain file each, for ever. It can be used in three ways:
 * {@link #replay} serves what is there and never sends; {@link #readThrough} serves what is there and pays for the
 * rest, once; {@link #refresh} pays anew and keeps the older page aside.
 *
 * <p>Making a store reads and writes nothing; the directory is made when the first page is stored. Safe to share
 * between threads; any number of stores, in any number of processes, may stand on one directory. Nothing in it is ever
 * deleted but the trace of a request that surely cost nothing. Only a store in an archive has something to close.
 */
public final class PageStore implements AutoCloseable {
    private static final NoteId ANY_NOTE = NoteId.of("0".repeat(24));

    private final StoreReader room;
    private final StoreWriter shelf;
    private final Clock clock;
    private volatile boolean readable;

    PageStore(StoreReader room, FileOps disk, Clock clock) {
        this(room, new StoreWriter(room, disk), clock);
    }

    private PageStore(StoreReader room, StoreWriter shelf, Clock clock) {
        this.room = room;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The store in this directory, which need not exist yet. */
    public static PageStore at(Path directory) {
        Path root =
                Objects.requireNonNull(directory, "directory").toAbsolutePath().normalize();
        return new PageStore(new StoreReader(root), FileOps.SYSTEM, Clock.systemUTC());
    }

    /**
     * The store in a zip or jar, to be replayed only. Close it to close the archive.
     *
     * @param directory where in the archive the store is; empty for its top
     * @throws UncheckedIOException if the archive cannot be read
     */
    public static PageStore inArchive(Path archive, String directory) {
        return Archive.store(Objects.requireNonNull(archive, "archive"), directory);
    }

    /**
     * The store among the resources of a class path, in directories or jars, to be replayed only. Close it to close the
     * jar.
     *
     * @param directory as for {@link ClassLoader#getResource}, without a slash at its ends
     * @throws IllegalArgumentException if there is no store of this name
     * @throws UncheckedIOException if the jar cannot be read
     */
    public static PageStore inResources(ClassLoader loader, String directory) {
        return Archive.resource(Objects.requireNonNull(loader, "loader"), directory);
    }

    /** The same store, by another clock. */
    public PageStore withClock(Clock other) {
        return new PageStore(room, shelf, Objects.requireNonNull(other, "clock"));
    }

    /**
     * The same store, whose files its group may read and write. By default, on a POSIX file system, new files and
     * directories are for their owner only, from the moment they are created. Needed only by the one who makes the
     * store: it is remembered in the mode of {@code xhs-pages.json}. The modes of what is there are not changed.
     *
     * @throws IllegalArgumentException if this is a store in an archive
     */
    public PageStore withGroupAccess() {
        requireDirectory();
        return new PageStore(room, new StoreWriter(room, shelf.disk(), true), clock);
    }

    /**
     * Serves what is stored, and never sends.
     *
     * @param format decodes the responses; its route is part of each page's key
     * @throws IllegalArgumentException if the format's route cannot be the name of one
     */
    public Replay replay(ResponseFormat format) {
        return Replay.of(this, format);
    }

    /**
     * Serves what is stored, and asks {@code below} for the rest, which it then stores.
     *
     * @param below what is asked; it is not owned
     * @param format the format of the route that {@code below} asks: its route is part of each page's key, and only
     *     what it decodes is served later
     * @throws IllegalArgumentException if the format's route cannot be the name of one, or this is a store in an
     *     archive
     */
    public ReadThrough readThrough(PageTransport below, ResponseFormat format) {
        requireDirectory();
        return ReadThrough.of(this, below, format);
    }

    private void requireDirectory() {
        if (room.archive().isPresent()) {
            throw new IllegalArgumentException("A store in an archive can be replayed only, but is " + this);
        }
    }

    /**
     * Asks {@code below} for each page anew, and stores it in place of an older one, which is kept aside. Of those who
     * ask for the same page at the same time, one asks, also if their clocks differ by less than 5 minutes.
     *
     * @throws IllegalArgumentException as {@link #readThrough} does
     */
    public ReadThrough refresh(PageTransport below, ResponseFormat format) {
        return readThrough(below, format).withMaxAge(Duration.ZERO);
    }

    /**
     * All pages, by their place in the directory. Reads every page file; one that cannot be read is left out, and
     * {@link #check} tells of it.
     *
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<StoredPage> pages() {
        return StoreLister.of(this);
    }

    /**
     * The pages that are missing although they were requested before: what is left of them is in a holding directory,
     * because it is damaged, cannot be decoded, or the response is lost. Reads the files in those directories only.
     *
     * @param decoder tells which responses it can decode by now
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<HeldPage> held(PageDecoder decoder) {
        return new HeldPages(this, decoder).list();
    }

    /**
     * Looks at every file, and repairs nothing.
     *
     * @param decoder what each page must decode with, of whatever route it is; it also says whether a page names
     *     another route than the one it is stored under
     * @param holdsSecret whether a body holds what must not be handed on; asked of pages whose form is redacted
     * @throws UncheckedIOException if the directory cannot be read
     */
    public CheckReport check(ResponseDecoder decoder, Predicate<byte[]> holdsSecret) {
        return new StoreChecker(this, decoder, holdsSecret).run();
    }

    /**
     * Makes pages, for free, of what is kept and is no page: of a response that can be decoded by now, and of the copy
     * that the service may still keep where a file is damaged, a response was lost, or cannot be decoded. Never pays.
     *
     * @param decoder for pages of whatever route
     * @throws UncheckedIOException if the directory cannot be read or written
     */
    public RepairReport refill(ResponseDecoder decoder, CacheLinkReader links) {
        return new Repair(this, decoder, links).run();
    }

    /**
     * Takes in responses that somebody saved.
     *
     * @param decoder for responses of whatever route: each is stored under the route that it names
     */
    public PageImporter importing(ResponseDecoder decoder) {
        return PageImporter.into(this, decoder);
    }

    /**
     * Hands pages out to another directory, to be committed or given away.
     *
     * @param decoder what each page must decode with, before and after
     * @param redaction takes what must not be handed on out of a response; it gets a copy of its own
     */
    public PageExporter exporting(PageDecoder decoder, UnaryOperator<byte[]> redaction) {
        return PageExporter.of(this, decoder, redaction);
    }

    /** Closes the archive, if it is in one. */
    @Override
    public void close() {
        room.archive().ifPresent(Archive::close);
    }

    StoreReader room() {
        return room;
    }

    StoreWriter shelf() {
        return shelf;
    }

    Instant now() {
        return clock.instant();
    }

    /** Which pages are recent enough for a call that begins now. */
    Optional<AgeLimit> ageLimit(Optional<Duration> maxAge) {
        return maxAge.map(age -> AgeLimit.of(clock, age));
    }

    Clock clock() {
        return clock;
    }

    static ResponseFormat checked(ResponseFormat format) {
        format.keyFor(PageRequest.comments(ANY_NOTE));
        return format;
    }

    /**
     * Makes sure that no newer version has written here.
     *
     * @throws StoredPageUnreadableException if one has
     */
    void requireReadable(PageRequest request) {
        if (!readable) {
            try {
                readable = StoreWriter.isStore(room);
            } catch (IOException other) {
                throw new StoredPageUnreadableException(request, CorruptPageException.words(other));
            }
        }
    }

    StoredPageUnreadableException unreadable(PageFileName name, Lookup found) {
        String what = CorruptPageException.words(Objects.requireNonNull(found.trouble()));
        return new StoredPageUnreadableException(
                name.key().request(), room.root().resolve(name.file()) + ": " + what);
    }

    /** Where it is. */
    @Override
    public String toString() {
        return "PageStore[" + room.root() + "]";
    }
}
