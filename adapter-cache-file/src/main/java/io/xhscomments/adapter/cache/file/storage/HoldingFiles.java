package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Moves files of a page into holding directories, under names of their own. The caller holds the page's lock. Files
 * that may have been paid for are never deleted.
 */
public final class HoldingFiles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String UNKNOWN_TIME = "unknown";

    private final StoreReader reader;
    private final StoreDirectories directories;
    private final FileOps fileOps;

    HoldingFiles(StoreReader reader, StoreDirectories directories, FileOps fileOps) {
        this.reader = reader;
        this.directories = directories;
        this.fileOps = fileOps;
    }

    /** Moves a page or a partial page; returns its new path. */
    public Path move(PageFileName name, Path file, String holdingDirectory, Instant now) throws IOException {
        String suffix = StoreLayout.name(file).endsWith(PageFileName.PART) ? PageFileName.PART : PageFileName.PAGE;
        return move(name, file, holdingDirectory, now, suffix);
    }

    /** Moves a partial page whose response is complete and cannot become a page; returns its new path. */
    public Path moveComplete(PageFileName name, Path part, String holdingDirectory, Instant now) throws IOException {
        return move(name, part, holdingDirectory, now, PageFileName.PAGE);
    }

    private Path move(PageFileName name, Path file, String holdingDirectory, Instant now, String suffix)
            throws IOException {
        Path kept = freeName(name, holdingDirectory, now, suffix);
        fileOps.rename(file, kept);
        fileOps.forceNameOf(kept);
        fileOps.forceNameOf(file);
        return kept;
    }

    /** Whether there is a page that a new one will replace. */
    boolean isSuperseding(PageFileName name) {
        return Files.exists(name.page(reader.root()), LinkOption.NOFOLLOW_LINKS);
    }

    /** Gives the current page a second name among the superseded pages, before another page replaces it. */
    void keepSuperseded(PageFileName name, Instant now) throws IOException {
        Path page = name.page(reader.root());
        byte[] bytes = reader.read(page);
        Path kept = supersededName(name, bytes, now);
        if (!Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
            fileOps.keepAs(page, kept);
            directories.share(kept);
        }
        fileOps.forceNameOf(kept);
    }

    /** A name that can be computed from the page, unless another page has it. The same page may have it already. */
    private Path supersededName(PageFileName name, byte[] bytes, Instant now) throws IOException {
        Path directory = directories.holdingDirectory(StoreLayout.SUPERSEDED, name);
        try {
            PageFile page = PageFileParser.verify(bytes);
            Path usual = directory.resolve(
                    name.hex() + "-" + fetchedAtMillis(page) + "-" + page.checksum() + PageFileName.PAGE);
            if (!Files.exists(usual, LinkOption.NOFOLLOW_LINKS) || Arrays.equals(reader.read(usual), bytes)) {
                return usual;
            }
        } catch (CorruptPageException changedMeanwhile) {
            // The file is kept under a free name.
        }
        return freeName(name, StoreLayout.SUPERSEDED, now, PageFileName.PAGE);
    }

    private static String fetchedAtMillis(PageFile page) throws CorruptPageException {
        try {
            return page.header()
                    .fetchedAt()
                    .map(time -> Long.toString(time.toEpochMilli()))
                    .orElse(UNKNOWN_TIME);
        } catch (ArithmeticException outOfRange) {
            return UNKNOWN_TIME;
        }
    }

    /** A path for a complete response in a holding directory. */
    public Path freeName(PageFileName name, String holdingDirectory, Instant now) throws IOException {
        return freeName(name, holdingDirectory, now, PageFileName.PAGE);
    }

    private Path freeName(PageFileName name, String holdingDirectory, Instant now, String suffix) throws IOException {
        Path directory = directories.holdingDirectory(holdingDirectory, name);
        String base = name.hex() + "-" + TIME.format(now);
        Path free = directory.resolve(base + suffix);
        for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
            free = directory.resolve(base + "-" + i + suffix);
        }
        return free;
    }
}
