package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Decodes stored pages, and keeps those that were used last. Safe to share between threads. */
@RequiredArgsConstructor
final class PageContents {
    private static final int MAX_DECODED = 64;

    private final StoreContext store;
    private final ResponseFormat format;
    private final Map<StoredGeneration, CommentPage> decoded = new RecentlyUsed<>(MAX_DECODED);

    /**
     * The content of a page.
     *
     * @throws IOException if it is not stored any more
     */
    synchronized CommentPage of(StoredGeneration page) throws IOException {
        CommentPage known = decoded.get(page);
        if (known == null) {
            PageFile file = store.generations()
                    .read(page)
                    .orElseThrow(() -> new CorruptPageException(
                            "the page " + page.hex() + " of " + page.fetchedAt() + " is no longer stored, or damaged"));
            PageRequest request =
                    request(file).orElseThrow(() -> new CorruptPageException("the page " + page.hex() + " has no key"));
            known = format.decode(request, RawResponse.stored(file.body()));
            decoded.put(page, known);
        }
        return known;
    }

    /** Whether requests of this kind belong to the union: it has comments, newest first, that are not folded. */
    static boolean belongs(PageRequest request) {
        return request instanceof NoteComments comments
                && comments.order() == CommentOrder.LATEST
                && comments.area() == CommentArea.UNFOLDED;
    }

    /** The request of a page file; empty if its header cannot be read. */
    static Optional<PageRequest> request(PageFile file) {
        try {
            return file.header().key().map(PageKey::request);
        } catch (CorruptPageException unreadable) {
            return Optional.empty();
        }
    }
}
