package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Writes the page files of a store. The caller holds the page's lock. Safe to share between threads. */
public final class StoreWriter {
    private static final System.Logger LOG = System.getLogger("io.xhscomments.adapter.cache.file");

    private final StoreReader reader;
    private final FileOps fileOps;
    private final StoreDirectories directories;
    private final HoldingFiles holding;
    private final RecordWriter records;

    /**
     * A writer for a directory.
     *
     * @param shared whether the group may use new files. It may in any case if the marker is shared
     */
    StoreWriter(StoreReader reader, FileOps fileOps, boolean shared) {
        this.reader = reader;
        this.fileOps = fileOps;
        this.directories = new StoreDirectories(reader, fileOps, shared);
        this.holding = new HoldingFiles(reader, directories, fileOps);
        this.records = new RecordWriter(reader, directories, fileOps);
    }

    public FileOps fileOps() {
        return fileOps;
    }

    public StoreDirectories directories() {
        return directories;
    }

    public HoldingFiles holding() {
        return holding;
    }

    public RecordWriter records() {
        return records;
    }

    /** Creates the file of a page before the page is paid for. */
    public PartialFile begin(PageFileName name, PageHeader header) throws IOException {
        directories.directory(name.directory());
        Path file = name.part(reader.root());
        PartialFile part = PartialFile.create(fileOps, file, header);
        directories.share(file);
        return part;
    }

    /** Makes a partial file the page, and keeps the page that it replaces. */
    public void finish(PartialFile part, byte[] body, PageFileName name, Instant now) throws IOException {
        PageFile page = part.content(body);
        boolean isRecorded = record(name, page, Level.DEBUG);
        keepSuperseded(name, now);
        part.finish(body, name.page(reader.root()));
        if (!isRecorded) {
            // The finished file is closed, so that one more can be opened now.
            record(name, page, Level.WARNING);
        }
    }

    private void keepSuperseded(PageFileName name, Instant now) throws IOException {
        if (holding.isSuperseding(name)) {
            records.force(name.key().request().note());
            holding.keepSuperseded(name, now);
        }
    }

    /**
     * Adds a line to the note's record. If that fails, the page is stored all the same, because the record is only an
     * index: a check reports the page, and a rebuild adds the line.
     */
    private boolean record(PageFileName name, PageFile page, Level level) {
        try {
            records.add(name, page);
            return true;
        } catch (IOException unwritable) {
            LOG.log(
                    level,
                    () -> name.file() + " is not in its note's record, so a reading may miss it once it is replaced;"
                            + " rebuild the records: " + unwritable);
            return false;
        }
    }

    /** Writes a page that is complete in memory, over the partial file of an earlier writer if there is one. */
    public void put(PageFileName name, PageHeader header, byte[] body, Instant now) throws IOException {
        try (PartialFile part = write(name, header, body)) {
            finish(part, body, name, now);
        }
    }

    /** Stores a page of another store, byte for byte, and keeps the page that it replaces. */
    public void copyPage(PageFileName name, PageFile page, byte[] file, Instant now) throws IOException {
        record(name, page, Level.WARNING);
        keepSuperseded(name, now);
        copy(name.file(), file);
    }

    /** Stores a page of another store, byte for byte, as one that was replaced. */
    public void copySuperseded(PageFileName name, StoredGeneration generation, PageFile page, byte[] file)
            throws IOException {
        record(name, page, Level.WARNING);
        records.force(name.key().request().note());
        copy(StoreLayout.supersededFile(generation), file);
    }

    /** Writes a file of another store, byte for byte, under this name below the root. */
    public void copy(String name, byte[] file) throws IOException {
        int slash = name.lastIndexOf('/');
        Path directory = directories.directory(name.substring(0, slash));
        Path draft = directory.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel written = fileOps.create(draft)) {
                fileOps.write(written, ByteBuffer.wrap(file), 0);
                fileOps.force(written);
            }
            directories.share(draft);
            fileOps.rename(draft, directory.resolve(name.substring(slash + 1)));
        } catch (IOException failed) {
            fileOps.delete(draft);
            throw failed;
        }
        fileOps.forceDirectory(directory);
    }

    /** Writes an undecodable response that is complete in memory, unless the store keeps it already. */
    void putUndecodable(PageFileName name, PageHeader header, byte[] body, Instant now) throws IOException {
        for (Path record : reader.held(StoreLayout.UNDECODABLE, name)) {
            if (hasBody(record, body)) {
                fileOps.forceNameOf(record);
                return;
            }
        }
        try (PartialFile part = write(name, ReservedHeader.undecodable(header), body)) {
            Path record = holding.freeName(name, StoreLayout.UNDECODABLE, now);
            part.fillIn(header);
            part.finishUndecodable(body, record);
        }
    }

    private boolean hasBody(Path file, byte[] body) {
        try {
            return Arrays.equals(PageFileParser.verify(reader.read(file)).body(), body);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private PartialFile write(PageFileName name, PageHeader header, byte[] body) throws IOException {
        directories.directory(name.directory());
        Path file = name.part(reader.root());
        PartialFile part = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? PartialFile.overwrite(fileOps, file, header)
                : PartialFile.write(fileOps, file, header, body);
        directories.share(file);
        return part;
    }
}
