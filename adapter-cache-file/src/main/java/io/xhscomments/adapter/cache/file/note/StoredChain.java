package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The present pages of a chain of replies, from its first page along the cursors as far as they are stored. Immutable.
 *
 * @param pages the pages in the order of the chain
 */
record StoredChain(List<Stored> pages) {
    /** A stored page of a chain. */
    record Stored(PageRequest request, Instant fetchedAt, CommentPage page) {}

    static StoredChain read(StoreContext store, ResponseFormat format, CommentReplies first) {
        List<Stored> chain = new ArrayList<>();
        Set<PageRequest> requests = new HashSet<>();
        Optional<PageRequest> next = Optional.of(first);
        while (next.isPresent() && requests.add(next.get())) {
            Optional<Stored> page = stored(store, format, next.get());
            page.ifPresent(chain::add);
            next = page.flatMap(found -> found.page().next().map(found.request()::after));
        }
        return new StoredChain(chain);
    }

    private static Optional<Stored> stored(StoreContext store, ResponseFormat format, PageRequest request) {
        try {
            Optional<PageFile> file =
                    store.lookup(PageFileName.of(format.keyFor(request))).fresh();
            Optional<Instant> fetchedAt = file.isPresent() ? file.get().header().fetchedAt() : Optional.empty();
            return fetchedAt.map(time -> new Stored(
                    request,
                    time,
                    format.decode(request, RawResponse.stored(file.get().body()))));
        } catch (CorruptPageException | CommentSourceException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether its last page is stored. */
    boolean isComplete() {
        return !pages.isEmpty() && last().page().next().isEmpty();
    }

    Stored last() {
        return pages.get(pages.size() - 1);
    }

    List<Comment> replies() {
        return pages.stream()
                .flatMap(stored -> stored.page().comments().stream())
                .toList();
    }

    boolean isInOrderOfTime() {
        Instant before = Instant.MIN;
        for (Comment reply : replies()) {
            if (reply.createdAtOrIdTime().isBefore(before)) {
                return false;
            }
            before = reply.createdAtOrIdTime();
        }
        return true;
    }
}
