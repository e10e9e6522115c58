package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is stored, file by file. */
final class Listing {
    private Listing() {}

    static List<StoredPage> of(PageStore store) {
        return PageFiles.all(store).stream()
                .map(file -> read(store, file))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty if it cannot be trusted. */
    static Optional<StoredPage> read(PageStore store, Path file) {
        try {
            PageFile page = PageFile.verify(store.room().read(file));
            PageHeader header = page.header();
            return PageFiles.nameOf(page, file)
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
        } catch (IOException untrusted) {
            return Optional.empty();
        }
    }
}
