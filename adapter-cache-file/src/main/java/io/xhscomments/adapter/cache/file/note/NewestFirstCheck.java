package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoredGeneration;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.util.Optional;

/** Refuses to update a note that is stored in another order, because its new comments can be anywhere. */
final class NewestFirstCheck {
    private NewestFirstCheck() {}

    /** Checks the stored first page, if there is one. */
    static void require(StoreContext store, ResponseFormat format, PageRequest first) {
        Optional<PageFile> stored =
                store.lookup(PageFileName.of(format.keyFor(first))).fresh();
        if (stored.isPresent() && !isNewestFirst(format, first, stored.get())) {
            throw InvalidRequestException.beforeSending(
                    first,
                    "the service does not serve this note newest first, so what is new cannot be found; read all of it");
        }
    }

    private static boolean isNewestFirst(ResponseFormat format, PageRequest first, PageFile stored) {
        try {
            return new IndexedPage(
                            new StoredGeneration("", "", 0, ""),
                            true,
                            null,
                            format.decode(first, RawResponse.stored(stored.body())))
                    .ordered;
        } catch (CommentSourceException undecodable) {
            return true;
        }
    }
}
