package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.maintenance.HeldPageLister;
import io.xhscomments.adapter.cache.file.maintenance.StoreChecker;
import io.xhscomments.adapter.cache.file.maintenance.StoreCounter;
import io.xhscomments.adapter.cache.file.maintenance.StoreLister;
import io.xhscomments.adapter.cache.file.maintenance.StoreMerge;
import io.xhscomments.adapter.cache.file.maintenance.StorePacker;
import io.xhscomments.adapter.cache.file.maintenance.StoreRepair;
import io.xhscomments.adapter.cache.file.note.NoteHistory;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.MergeReport;
import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.adapter.cache.file.report.PackReport;
import io.xhscomments.adapter.cache.file.report.RepairReport;
import io.xhscomments.adapter.cache.file.report.StoreStats;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.ArchivedStores;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.RecordRebuild;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
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
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A directory of paid pages, one plain file per page. {@link #replay} serves stored pages and never sends;
 * {@link #readThrough} also pays for missing pages, once; {@link #refresh} pays for every page again and keeps the old
 * one.
 *
 * <p>Opening a store writes nothing, and reads only its marker; the first stored page creates the directory. Safe to
 * share between threads; any number of stores and processes may use one directory. A store deletes only files of
 * requests that were certainly not charged. Only a store in an archive must be closed.
 */
public final class PageStore implements AutoCloseable {
    private static final NoteId ANY_NOTE = NoteId.of("0".repeat(24));

    private final StoreContext context;

    PageStore(StoreContext context) {
        this.context = context;
    }

    /** The store in a directory, which may be missing. A packed store, made by {@link #pack}, can only be read. */
    public static PageStore at(Path directory) {
        return builder(directory).build();
    }

    /** The settings of a store in a directory, all at their defaults. */
    public static Builder builder(Path directory) {
        Path root =
                Objects.requireNonNull(directory, "directory").toAbsolutePath().normalize();
        return new Builder(StoreContext.of(StoreReader.ofDirectory(root)));
    }

    /** A builder with the settings of this store. */
    public Builder toBuilder() {
        return new Builder(context);
    }

    /**
     * The store in a zip or jar, for replay only. Closing the store closes the archive.
     *
     * @param directory the directory inside the archive; empty for its root
     * @throws UncheckedIOException if the archive cannot be read
     */
    public static PageStore inArchive(Path archive, String directory) {
        return new PageStore(
                StoreContext.of(ArchivedStores.inArchive(Objects.requireNonNull(archive, "archive"), directory)));
    }

    /**
     * The store in class path resources, in a directory or a jar, for replay only. Closing the store closes the jar.
     *
     * @param directory as for {@link ClassLoader#getResource}, without surrounding slashes
     * @throws IllegalArgumentException if there is no such store
     * @throws UncheckedIOException if the jar cannot be read
     */
    public static PageStore inResources(ClassLoader loader, String directory) {
        return new PageStore(
                StoreContext.of(ArchivedStores.inResources(Objects.requireNonNull(loader, "loader"), directory)));
    }

    /**
     * Serves stored pages, and never sends. For settings use {@link Replay#builder}.
     *
     * @param format decodes the responses; its route is a part of each page's key
     * @throws IllegalArgumentException if the name of the format's route is invalid
     */
    public Replay replay(ResponseFormat format) {
        return Replay.builder(this, format).build();
    }

    /**
     * Serves stored pages, fetches missing pages from a transport, and stores them. For settings use
     * {@link ReadThrough#builder}.
     *
     * @throws IllegalArgumentException if the name of the format's route is invalid, or the store is in an archive
     */
    public ReadThrough readThrough(PageTransport delegate, ResponseFormat format) {
        return ReadThrough.builder(this, delegate, format).build();
    }

    /**
     * Fetches every page again, and keeps the page that it replaces. Concurrent calls for one page share one fetch,
     * also if their clocks differ by less than 5 minutes.
     *
     * @throws IllegalArgumentException as {@link #readThrough} does
     */
    public ReadThrough refresh(PageTransport delegate, ResponseFormat format) {
        return ReadThrough.builder(this, delegate, format).maxAge(Duration.ZERO).build();
    }

    /**
     * Lists all pages in the order of their files. Reads only the header and the last line of each file: leaves out
     * truncated ones, and lists pages with a damaged body, which {@link #check} reports.
     *
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<StoredPage> pages() {
        return StoreLister.list(context.reader());
    }

    /**
     * Counts the pages of each note, and the responses that are kept beside them. Reads only the header and the last
     * line of each file, on all cores; files that cannot be read are counted.
     *
     * @throws UncheckedIOException if the directory itself cannot be read
     */
    public StoreStats stats() {
        return new StoreCounter(context).count();
    }

    /**
     * Packs the store into archives, for replay and backup: one zip for each directory of pages, with superseded and
     * kept responses, and one for the records. Equal files give equal bytes, on one version of Java. Changes nothing in
     * the store, and sends nothing; other processes may use the store meanwhile. {@link #at} opens the result, for
     * reading only.
     *
     * @param directory a new directory, which appears when it is complete
     * @throws IOException if the directory exists or cannot be written, or a file of the store cannot be read; nothing
     *     is left behind
     * @throws IllegalArgumentException if this store is in an archive
     */
    public PackReport pack(Path directory) throws IOException {
        requireDirectory();
        return new StorePacker(context).to(directory.toAbsolutePath().normalize());
    }

    /**
     * Merges another store into this one, byte for byte: pages, superseded ones included, kept responses, and the
     * readings of notes. Of two pages for one request the newer one is served, and the older one stays a part of its
     * note. Changes nothing in the other store, and sends nothing; other processes may use both stores meanwhile. A
     * merge that failed or was interrupted can be repeated.
     *
     * @param other a store in a directory or in archives
     * @throws IllegalArgumentException if both are the same store, or this one is in an archive
     * @throws IOException if a directory cannot be read or written; a file that cannot be read is only left out
     */
    public MergeReport merge(PageStore other) throws IOException {
        requireDirectory();
        return new StoreMerge(other.context.reader(), context).run();
    }

    /**
     * Lists the notes that were read or of which pages are stored, and the placeholders of short links, by id. Reads
     * only the names of the records; in a store of an earlier version without records, every page, see
     * {@link #rebuildRecords}.
     *
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<NoteId> notes() {
        try {
            return List.copyOf(context.generations().notes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The notes of " + root() + " cannot be listed: " + unreadable, unreadable);
        }
    }

    /**
     * When a note was read, with which options, and why each reading stopped, oldest first: of readings with a
     * {@linkplain ReadThrough#recorder recorder}. A reading without an end is running, or its process died. Reads the
     * note's record.
     *
     * @throws UncheckedIOException if it cannot be read, or a newer version has written it
     */
    public List<NoteReading> readings(NoteId note) {
        try {
            return NoteRecords.readings(context.reader(), Objects.requireNonNull(note, "note"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The readings of " + note + " in " + root() + " cannot be listed: " + unreadable, unreadable);
        }
    }

    /**
     * The top-level comments of a note, newest first, out of all its stored pages. Reads each of these pages once.
     *
     * @param format decodes the responses; other routes have their own pages
     * @throws io.xhscomments.core.failure.StoredPageUnreadableException if the pages cannot be listed
     */
    public StoredNote note(ResponseFormat format, NoteId note) {
        return new StoredNote(NoteHistory.of(context, checked(format), Objects.requireNonNull(note, "note")));
    }

    /**
     * Whether the first page of a note was replaced, so that several readings make up its comments. Lists one
     * directory.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public boolean hasSeveralReadings(ResponseFormat format, NoteId note) {
        try {
            return !context.generations()
                    .replaced(PageFileName.of(checked(format).keyFor(PageRequest.comments(note))))
                    .isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The pages of " + note + " cannot be listed: " + unreadable, unreadable);
        }
    }

    /**
     * Writes the records of notes again, out of the pages: for a store of an earlier version, and after pages were
     * copied into the directory or a record was damaged. Reads every page; changes no page, and sends nothing. Other
     * processes may use the store meanwhile.
     *
     * @return the number of pages that had no record
     * @throws UncheckedIOException if the directory cannot be read or written
     */
    public int rebuildRecords() {
        requireDirectory();
        try {
            return new RecordRebuild(context).run();
        } catch (IOException failed) {
            throw new UncheckedIOException("The records of " + root() + " cannot be written: " + failed, failed);
        }
    }

    private Path root() {
        return context.root();
    }

    /**
     * Lists pages that were requested before and are missing, because they are damaged, undecodable or in doubt. Reads
     * only the files in holding directories.
     *
     * @param decoder decides which responses can be decoded now
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<HeldPage> held(PageDecoder decoder) {
        return new HeldPageLister(context.reader(), decoder).list();
    }

    /**
     * Checks every file, on all cores, and changes nothing.
     *
     * @param decoder decodes pages of every route, and reports the route of a response
     * @param holdsSecret whether a redacted response contains a secret; called by several threads
     * @throws UncheckedIOException if the directory cannot be read
     */
    public CheckReport check(ResponseDecoder decoder, Predicate<byte[]> holdsSecret) {
        return new StoreChecker(context, decoder, holdsSecret).run();
    }

    /**
     * Makes pages of damaged, undecodable and lost responses, by decoding them or by reading the free copy that the
     * service may still keep. Never pays.
     *
     * @param decoder decodes pages of every route
     * @throws UncheckedIOException if the directory cannot be read or written
     * @throws IllegalArgumentException if the store is in an archive
     */
    public RepairReport repair(ResponseDecoder decoder, CacheLinkReader links) {
        requireDirectory();
        return new StoreRepair(context, decoder, links).run();
    }

    /** Imports saved responses. For settings use {@link PageImporter#builder}. */
    public PageImporter importing(ResponseDecoder decoder) {
        return PageImporter.builder(this, decoder).build();
    }

    /** Exports redacted pages to another directory. For settings use {@link PageExporter#builder}. */
    public PageExporter exporting(PageDecoder decoder, UnaryOperator<byte[]> redaction) {
        return PageExporter.builder(this, decoder, redaction).build();
    }

    /** Whether the store is in archives, so that every method that writes refuses it. */
    public boolean isReadOnly() {
        return context.reader().isInArchive();
    }

    /** Closes the archive, if the store is in one. */
    @Override
    public void close() {
        context.reader().close();
    }

    StoreContext context() {
        return context;
    }

    void requireDirectory() {
        if (isReadOnly()) {
            throw new IllegalArgumentException("The store " + root()
                    + " is in an archive, which can only be read; write to the directory that it was made from");
        }
    }

    static ResponseFormat checked(ResponseFormat format) {
        format.keyFor(PageRequest.comments(ANY_NOTE));
        return format;
    }

    static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration must be zero or more, but is " + duration);
        }
        return duration;
    }

    /** The path of the directory. */
    @Override
    public String toString() {
        return "PageStore[" + context.root() + "]";
    }

    /** The settings of a {@link PageStore}. For one thread; one builder can build several stores. */
    public static final class Builder {
        private StoreContext context;

        private Builder(StoreContext context) {
            this.context = context;
        }

        /** Determines the ages of pages: the system's clock by default. Change it in tests. */
        public Builder clock(Clock clock) {
            context = context.withClock(Objects.requireNonNull(clock, "clock"));
            return this;
        }

        /**
         * Shares new files and directories with their group, on a POSIX file system: by default only their owner can
         * use them. Only the creator of a store has to set this, because the mode of {@code xhs-pages.json} remembers
         * it. The modes of existing files do not change.
         *
         * @throws IllegalArgumentException if the store is in an archive
         */
        public Builder groupAccess() {
            new PageStore(context).requireDirectory();
            context = context.withGroupAccess();
            return this;
        }

        public PageStore build() {
            return new PageStore(context);
        }
    }
}
