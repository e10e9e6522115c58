package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.NoteId;
import java.util.function.IntUnaryOperator;

/** The validated settings of a synthetic note. Positions count from 0 in the order served. */
record SyntheticShape(
        long seed,
        NoteId note,
        int comments,
        int pageSize,
        IntUnaryOperator replies,
        long totalReplies,
        int replyPageSize,
        int inlineReplies,
        int pinned,
        int folded,
        int unwritten,
        boolean repeatLastOfPreviousPage,
        PagingBehavior paging,
        int pagingFaultPage) {

    static int pages(int rows, int pageSize) {
        return rows == 0 ? 1 : (rows - 1) / pageSize + 1;
    }

    int pages() {
        return pages(comments - unwritten, pageSize);
    }

    /** How many replies the comment at this position has. Folded comments come after the others, and have none. */
    int repliesAt(int position) {
        return position < comments ? replies.applyAsInt(position) : 0;
    }

    /** The total that the service reports, including folded comments. */
    long total() {
        long unwrittenReplies = 0;
        for (int position = 0; position < unwritten; position++) {
            unwrittenReplies += repliesAt(position);
        }
        return topLevel() + totalReplies - unwrittenReplies;
    }

    long topLevel() {
        return (long) comments - unwritten + folded;
    }
}
