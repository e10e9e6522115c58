package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Requests the page at a gap. The cursor that leads there may be stale, because its comment is gone: then the response
 * is not believed, and the page that gave the cursor is requested again for a fresh one. Safe to share between threads.
 */
@RequiredArgsConstructor
final class GapReader {
    private final StoreContext store;
    private final Optional<NewestFirstCheck> order;
    private final Optional<BiConsumer<PageRequest, Instant>> outdated;

    CommentPage fetch(NotePages pages, PageRequest request, CommentSource delegate) throws IOException {
        GapFetch fetch = new GapFetch(pages, request, delegate);
        try {
            return fetch.place(request, delegate.fetch(request));
        } catch (CommentSourceException refused) {
            if (outdated.isEmpty() || !StaleCursors.mayCause(refused)) {
                throw refused;
            }
            fetch.spent = refused.spend();
            return fetch.withFreshCursor(refused);
        }
    }

    /** Serves a page that was fetched already. */
    CommentPage place(NotePages pages, PageRequest request, CommentPage asked, CommentSource delegate)
            throws IOException {
        return new GapFetch(pages, request, delegate).place(request, asked);
    }

    /** One call for the page at a gap. For one thread. */
    @RequiredArgsConstructor
    private final class GapFetch {
        private final NotePages pages;
        private final PageRequest request;
        private final CommentSource delegate;
        private Spend spent = Spend.NONE;
        private @Nullable CommentPage last;

        CommentPage place(PageRequest asked, CommentPage page) throws IOException {
            Optional<CommentPage> served = served(asked, page);
            return served.isPresent() ? served.get() : withFreshCursor(null);
        }

        /** The part of the note that the page closes the gap to; empty if the page is not believed. */
        private Optional<CommentPage> served(PageRequest asked, CommentPage page) throws IOException {
            spent = spent.plus(page.receipt().spend());
            last = page;
            try {
                pages.add(asked);
            } catch (IOException unreadable) {
                return Optional.of(NoteSource.withoutOthers(asked, withSpend(page), unreadable));
            }
            OptionalInt rank = pages.union().rankBefore(pages.name(request).hex());
            if (rank.isEmpty() || page.comments().isEmpty() && page.next().isPresent()) {
                return Optional.of(withSpend(page));
            }
            Optional<CommentPage> closed = closed(asked);
            if (closed.isPresent()) {
                return closed;
            }
            boolean inDisorder = StaleCursors.isAbsentFrom(page, pages.union(), rank.getAsInt())
                    && !NewestFirstCheck.isInOrder(asked, page);
            return inDisorder ? order.map(check -> withSpend(check.stopAfter(asked, page))) : Optional.empty();
        }

        private CommentPage withFreshCursor(@Nullable CommentSourceException refused) {
            PageRequest stale = request;
            try {
                while (outdated.isPresent() && pages.mayRequestAgain()) {
                    Optional<PageRequest> giving = pages.giving(stale);
                    if (giving.isEmpty()) {
                        break;
                    }
                    Optional<PageRequest> fresh = fresh(giving.get(), stale);
                    Optional<CommentPage> closed = closed(fresh.orElse(request));
                    if (closed.isPresent()) {
                        return closed.get();
                    }
                    if (fresh.isEmpty()) {
                        break;
                    }
                    stale = fresh.get();
                    Optional<CommentPage> served = served(stale, delegate.fetch(stale));
                    if (served.isPresent()) {
                        return served.get();
                    }
                }
                return withSpend(ServedPages.stalled(last == null ? pages.newestFirstPage() : last));
            } catch (CommentSourceException failure) {
                spent = spent.plus(failure.spend());
                if (last != null) {
                    // What was paid for is served; the next call meets the failure again.
                    return withSpend(ServedPages.stalled(last));
                }
                if (refused != null && !failure.equals(refused)) {
                    failure.addSuppressed(refused);
                }
                throw failure;
            } catch (IOException unreadable) {
                return NoteSource.withoutOthers(request, last == null ? null : withSpend(last), unreadable);
            }
        }

        /** Requests the page again that gave a cursor; returns the request with the cursor that it gives now. */
        private Optional<PageRequest> fresh(PageRequest giving, PageRequest stale) throws IOException {
            outdated.orElseThrow().accept(giving, store.now());
            CommentPage again;
            try {
                again = delegate.fetch(giving);
            } catch (CommentSourceException refused) {
                if (!StaleCursors.mayCause(refused)) {
                    throw refused;
                }
                spent = spent.plus(refused.spend());
                return Optional.empty();
            }
            spent = spent.plus(again.receipt().spend());
            last = again;
            pages.add(giving);
            return again.next().map(giving::after).filter(next -> !next.equals(stale));
        }

        /** The part of the note below this gap, if stored pages close it now. */
        private Optional<CommentPage> closed(PageRequest below) throws IOException {
            OptionalInt rank = pages.union().rankBefore(pages.name(request).hex());
            return rank.isEmpty() || pages.union().isGapBefore(pages.name(below).hex())
                    ? Optional.empty()
                    : Optional.of(withSpend(ServedPages.part(pages, rank.getAsInt(), last)));
        }

        private CommentPage withSpend(CommentPage page) {
            return page.withReceipt(page.receipt().withSpend(spent));
        }
    }
}
