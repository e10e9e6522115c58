package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.port.ResponseFormat;
import java.time.Instant;
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

    /** The pages of a chain that are due; empty if it is not, or not stored to its end. */
    Optional<Due> due(CommentReplies first, Union union) {
        UnionRow root = union.row(first.comment());
        if (root == null) {
            return Optional.empty();
        }
        Instant newestLook = Instant.ofEpochMilli(root.newest.generation.fetchedAt());
        StoredChain chain = StoredChain.read(store, format, first);
        if (!chain.isComplete()) {
            return Optional.empty();
        }
        StoredChain.Stored last = chain.last();
        if (!last.fetchedAt().isBefore(newestLook)
                || reportedAt(first, union, last.fetchedAt().toEpochMilli()) == root.newest.replies[root.row]) {
            return Optional.empty();
        }
        List<PageRequest> requests = chain.isInOrderOfTime()
                ? List.of(last.request())
                : chain.pages().stream().map(StoredChain.Stored::request).toList();
        return Optional.of(new Due(requests, newestLook));
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
}
