package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/**
 * Ends the update of a note that the service does not serve newest first, because its new comments can be anywhere: the
 * page that shows it is served, and the next one is refused before anything is sent. Safe to share between threads.
 */
@RequiredArgsConstructor
final class NewestFirstCheck {
    private static final int MAX_REQUESTS = 4096;
    private static final StoredGeneration ANY = new StoredGeneration("", "", 0, "");

    private final StoreContext store;
    private final ResponseFormat format;
    /** The requests that follow a page, with the time of its last row; the earliest time after a page in disorder. */
    private final Map<PageRequest, Long> following = Collections.synchronizedMap(new RecentlyUsed<>(MAX_REQUESTS));

    /**
     * Checks the order of the note, as far as it is known.
     *
     * @throws InvalidRequestException if the page before this one, or the stored first page, is in disorder
     */
    void require(PageRequest request, boolean isNoteKnown) {
        Long lastTime = following.get(request);
        if (lastTime != null && lastTime == Long.MIN_VALUE || !isNoteKnown && !isStoredInOrder(request.first())) {
            throw InvalidRequestException.notNewestFirst(request);
        }
    }

    private boolean isStoredInOrder(PageRequest first) {
        Optional<PageFile> stored =
                store.lookup(PageFileName.of(format.keyFor(first))).fresh();
        try {
            return stored.isEmpty()
                    || isInOrder(
                            first,
                            format.decode(first, RawResponse.stored(stored.get().body())));
        } catch (CommentSourceException undecodable) {
            return true;
        }
    }

    static boolean isInOrder(PageRequest request, CommentPage page) {
        return indexed(request, page).ordered;
    }

    private static IndexedPage indexed(PageRequest request, CommentPage page) {
        return new IndexedPage(ANY, request.after().isEmpty(), null, page);
    }

    /** Whether a page is in order, and begins where the page before it ended. Remembers where the next one begins. */
    boolean isExpected(PageRequest request, CommentPage page) {
        IndexedPage rows = indexed(request, page);
        Long before = following.get(request);
        boolean begins = before == null
                || (rows.hasRowsAtPlace()
                        ? rows.times[rows.start] <= before
                        : page.next().isPresent());
        if (rows.ordered && begins && rows.hasRowsAtPlace()) {
            page.next().ifPresent(cursor -> following.put(request.after(cursor), rows.times[rows.bottomRow()]));
        }
        return rows.ordered && begins;
    }

    /** Refuses the page after this one. */
    CommentPage stopAfter(PageRequest request, CommentPage page) {
        page.next().ifPresent(cursor -> following.put(request.after(cursor), Long.MIN_VALUE));
        return page;
    }
}
