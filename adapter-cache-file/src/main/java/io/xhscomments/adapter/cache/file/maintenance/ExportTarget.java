package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;

/** The directory that an export writes to. Replaces only files of earlier exports. */
@RequiredArgsConstructor
final class ExportTarget {
    private final StoreContext target;

    void prepare() throws IOException {
        target.writer().directories().prepareWithoutRecords();
    }

    /** Writes a page, and reads it again. Returns the file that is in the way; empty if the page was written. */
    Optional<String> write(PageFileName name, PageHeader header, byte[] body) throws IOException {
        Optional<String> obstacle = obstacle(name);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        replace(name, header, body);
        byte[] written = target.lookup(name)
                .fresh()
                .orElseThrow(() -> new IOException(name.file() + " cannot be read again"))
                .body();
        if (!Arrays.equals(body, written)) {
            throw new IOException(name.file() + " reads as something else than was written");
        }
        return Optional.empty();
    }

    /** A file that was not exported may have been paid for. */
    private Optional<String> obstacle(PageFileName name) {
        for (Path existing : List.of(name.page(target.root()), name.part(target.root()))) {
            try {
                PageHeader header = PageFileParser.parseUnfinished(
                                target.reader().read(existing))
                        .header();
                if (!header.isExported()) {
                    return Optional.of(existing + " is in the way: it was not exported");
                }
            } catch (NoSuchFileException free) {
                continue;
            } catch (IOException unreadable) {
                return Optional.of(existing + " is in the way: " + CorruptPageException.describe(unreadable));
            }
        }
        return Optional.empty();
    }

    private void replace(PageFileName name, PageHeader header, byte[] body) throws IOException {
        FileOps fileOps = target.fileOps();
        target.writer().directories().directory(name.directory());
        Path part = name.part(target.root());
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            fileOps.delete(part);
        }
        // A random name, because another export may write the same page at the same time.
        Path draft = part.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try (PartialFile written = PartialFile.write(fileOps, draft, header, body)) {
            target.writer().records().addIfMissing(name, PageFile.of(header.bytes(), body));
            written.finish(body, name.page(target.root()));
        } catch (IOException failure) {
            fileOps.delete(draft);
            throw failure;
        }
    }
}
