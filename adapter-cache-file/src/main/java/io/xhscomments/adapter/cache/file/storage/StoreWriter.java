package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** Writes the page files of a store. The caller holds the page's lock. Safe to share between threads. */
public final class StoreWriter {
    private final StoreReader reader;
    private final FileOps fileOps;
    private final StoreDirectories directories;
    private final HoldingFiles holding;

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
        holding.keepSuperseded(name, now);
        part.finish(body, name.page(reader.root()));
    }

    /** Writes a page that is complete in memory, over the partial file of an earlier writer if there is one. */
    public void put(PageFileName name, PageHeader header, byte[] body, Instant now) throws IOException {
        directories.directory(name.directory());
        Path file = name.part(reader.root());
        try (PartialFile part = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? PartialFile.overwrite(fileOps, file, header)
                : PartialFile.write(fileOps, file, header, body)) {
            directories.share(file);
            finish(part, body, name, now);
        }
    }
}
