package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.NoteId;
import java.util.function.IntUnaryOperator;

/** What a synthetic note is made of; the builder has checked it. Positions count from 0 in the order served. */
record SyntheticShape(
        long seed,
        NoteId note,
        int comments,
        int pageSize,
        IntUnaryOperator replies,
        long repliesInAll,
        int replyPageSize,
        int inlineReplies,
        int pinned,
        int folded,
        boolean repeatLastOfPreviousPage,
        PagingBehavior chain,
        int chainAtPage) {

    static int pages(int rows, int pageSize) {
        return rows == 0 ? 1 : (rows - 1) / pageSize + 1;
    }

    int pages() {
        return pages(comments, pageSize);
    }

    /** All that the service would report: folded comments too. */
    long total() {
        return comments + repliesInAll + folded;
    }

    long topLevel() {
        return (long) comments + folded;
    }
}
