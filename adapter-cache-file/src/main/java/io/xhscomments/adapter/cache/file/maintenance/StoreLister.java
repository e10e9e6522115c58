package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.PageFileWalker;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lists the pages of a store. */
public final class StoreLister {
    private StoreLister() {}

    public static List<StoredPage> list(StoreReader reader) {
        return PageFileWalker.all(reader).stream()
                .map(file -> read(reader, file))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Describes a page file; empty if it is damaged. */
    static Optional<StoredPage> read(StoreReader reader, Path file) {
        try {
            return describe(PageFileParser.verify(reader.read(file)), file);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Describes a truncated or changed page file; empty if the page is unknown. */
    static Optional<StoredPage> readDamaged(StoreReader reader, Path file) {
        try {
            return describe(PageFileParser.parseUnfinished(reader.read(file)), file);
        } catch (IOException noHeader) {
            return Optional.empty();
        }
    }

    private static Optional<StoredPage> describe(PageFile page, Path file) throws CorruptPageException {
        PageHeader header = page.header();
        return StoreLayout.pageName(page, file)
                .map(name -> new StoredPage(
                        name.key(),
                        header.fetchedAt(),
                        header.get(PageHeader.SOURCE).flatMap(PageSource::ofHeaderValue),
                        header.isExported(),
                        header.get(PageHeader.REQUEST_ID),
                        page.bodyLength(),
                        file));
    }
}
