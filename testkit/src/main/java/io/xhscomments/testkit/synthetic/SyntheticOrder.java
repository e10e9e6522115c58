package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.testkit.wire.Seeds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The comments of one area of a synthetic note in one order, by rank from 0. {@code LATEST} is the order of positions;
 * the others are sorted on creation, which takes time and memory for each comment. Pinned comments stay on top.
 * Immutable, safe to share between threads.
 */
final class SyntheticOrder {
    private final int first;
    private final int size;
    /** What each comment is sorted by, and in the lower half its position; null in the order of positions. */
    private final long @Nullable [] sorted;

    private final int pinned;
    private final SortKey key;

    /** What a comment that is not pinned is sorted by, the smallest first. */
    @FunctionalInterface
    private interface SortKey {
        int of(int position);
    }

    private SyntheticOrder(int first, int size, int pinned, @Nullable SortKey key) {
        this.first = first;
        this.size = size;
        this.pinned = pinned;
        this.key = key == null ? position -> 0 : key;
        this.sorted = key == null ? null : new long[size];
        if (sorted != null) {
            Arrays.setAll(sorted, i -> entry(first + i));
            Arrays.sort(sorted);
        }
    }

    static SyntheticOrder of(SyntheticShape shape, SyntheticIds ids, CommentOrder order, CommentArea area) {
        boolean folded = area == CommentArea.FOLDED;
        return new SyntheticOrder(
                folded ? shape.comments() : shape.unwritten(),
                folded ? shape.folded() : shape.comments() - shape.unwritten(),
                shape.pinned(),
                switch (order) {
                    case LATEST -> null;
                    case LIKES ->
                        position -> Integer.MAX_VALUE
                                - SyntheticComment.comment(shape, ids, position).likes();
                    case DEFAULT -> position -> 1 + (int) (Seeds.mix(shape.seed(), position) >>> 34);
                });
    }

    private long entry(int position) {
        return (long) (position < pinned ? 0 : key.of(position)) << Integer.SIZE | position;
    }

    int size() {
        return size;
    }

    int position(int rank) {
        return sorted == null ? first + rank : (int) sorted[rank];
    }

    /** The rank behind this comment; 0 if it is none of them. */
    int rankAfter(int position) {
        if (position < first || position >= first + size) {
            return 0;
        }
        return 1 + (sorted == null ? position - first : Arrays.binarySearch(sorted, entry(position)));
    }
}
