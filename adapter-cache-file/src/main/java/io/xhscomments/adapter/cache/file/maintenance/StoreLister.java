package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.PageSummary;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.PageFileWalker;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lists the pages of a store, on all cores. */
public final class StoreLister {
    private StoreLister() {}

    /** Reads the header and the last line of each file, and no body. */
    public static List<StoredPage> list(StoreReader reader) {
        return read(reader, PageFileWalker.all(reader));
    }

    /** The same for pages that were replaced. */
    static List<StoredPage> superseded(StoreReader reader) throws IOException {
        return read(reader, reader.superseded());
    }

    private static List<StoredPage> read(StoreReader reader, List<Path> files) {
        return files.parallelStream()
                .map(file -> read(reader, file))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Describes a page file; empty if it is truncated, or its header is damaged. */
    private static Optional<StoredPage> read(StoreReader reader, Path file) {
        try {
            return describe(reader.summary(file), file);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Describes a truncated or changed page file; empty if the page is unknown. */
    static Optional<StoredPage> readDamaged(StoreReader reader, Path file) {
        try {
            return describe(PageSummary.of(PageFileParser.parseUnfinished(reader.read(file))), file);
        } catch (IOException noHeader) {
            return Optional.empty();
        }
    }

    private static Optional<StoredPage> describe(PageSummary page, Path file) {
        PageHeader header = page.header();
        return StoreLayout.pageName(header, file)
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
