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
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/**
 * Finds reply chains that are due: stored to their end, while a newer page reports another number of replies than the
 * note did when the chain was read. Of a chain in order of time only the last page is requested again, of any other one
 * all pages.
 */
@RequiredArgsConstructor
final class ReplyGrowth {
    private final StoreContext store;
    private final ResponseFormat format;

    /** What is to be requested again, if it was stored before a moment. */
    record Due(List<PageRequest> requests, Instant before) {}

    /** A stored page of a chain. */
    private record Stored(PageRequest request, Instant fetchedAt, CommentPage page) {}

    /** The pages of a chain that are due; empty if it is not, or not stored to its end. */
    Optional<Due> due(CommentReplies first, Union union) {
        UnionRow root = union.row(first.comment());
        if (root == null) {
            return Optional.empty();
        }
        Instant newestLook = Instant.ofEpochMilli(root.newest.generation.fetchedAt());
        List<Stored> chain = new ArrayList<>();
        for (Optional<Stored> page = stored(first); page.isPresent(); page = following(chain)) {
            chain.add(page.get());
        }
        if (chain.isEmpty() || chain.get(chain.size() - 1).page().next().isPresent()) {
            return Optional.empty();
        }
        Stored last = chain.get(chain.size() - 1);
        if (!last.fetchedAt().isBefore(newestLook)
                || reportedAt(first, union, last.fetchedAt().toEpochMilli()) == root.newest.replies[root.row]) {
            return Optional.empty();
        }
        List<PageRequest> requests = isInOrderOfTime(chain)
                ? List.of(last.request())
                : chain.stream().map(Stored::request).toList();
        return Optional.of(new Due(requests, newestLook));
    }

    private Optional<Stored> following(List<Stored> chain) {
        Stored last = chain.get(chain.size() - 1);
        return last.page()
                .next()
                .map(last.request()::after)
                .filter(next -> chain.stream().noneMatch(page -> page.request().equals(next)))
                .flatMap(this::stored);
    }

    private Optional<Stored> stored(PageRequest request) {
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

    /** The replies that the note reported when the chain was read; -1 if no page of that time is stored. */
    private static int reportedAt(CommentReplies first, Union union, long time) {
        int reported = -1;
        long reportedAt = Long.MIN_VALUE;
        for (IndexedPage page : union.pages()) {
            long look = page.generation.fetchedAt();
            for (int row = 0; row < page.rows(); row++) {
                if (page.ids[row].equals(first.comment()) && look <= time && look >= reportedAt) {
                    reported = page.replies[row];
                    reportedAt = look;
                }
            }
        }
        return reported;
    }

    private static boolean isInOrderOfTime(List<Stored> chain) {
        Instant before = Instant.MIN;
        for (Stored stored : chain) {
            for (Comment reply : stored.page().comments()) {
                if (reply.createdAtOrIdTime().isBefore(before)) {
                    return false;
                }
                before = reply.createdAtOrIdTime();
            }
        }
        return true;
    }
}
