package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is stored, file by file. */
final class StoreLister {
    private StoreLister() {}

    static List<StoredPage> of(PageStore store) {
        return StoreLayout.all(store).stream()
                .map(file -> read(store, file))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty if it cannot be trusted. */
    static Optional<StoredPage> read(PageStore store, Path file) {
        try {
            return describe(PageFile.verify(store.room().read(file)), file);
        } catch (IOException untrusted) {
            return Optional.empty();
        }
    }

    /** The same of a file that may be cut off or changed; empty if it does not tell which page it was. */
    static Optional<StoredPage> readLeft(PageStore store, Path file) {
        try {
            return describe(PageFile.unfinished(store.room().read(file)), file);
        } catch (IOException noHeader) {
            return Optional.empty();
        }
    }

    private static Optional<StoredPage> describe(PageFile page, Path file) throws CorruptPageException {
        PageHeader header = page.header();
        return StoreLayout.nameOf(page, file)
                .map(name -> new StoredPage(
                        name.key(),
                        header.fetchedAt(),
                        header.get(PageHeader.SOURCE).flatMap(PageSource::ofWord),
                        header.get(PageHeader.FORM)
                                .filter(PageHeader.REDACTED::equals)
                                .isPresent(),
                        header.get(PageHeader.REQUEST_ID),
                        page.bodyLength(),
                        file));
    }
}
