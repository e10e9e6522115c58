package io.xhscomments.core.reading;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.port.CommentSource;
import org.jspecify.annotations.Nullable;

/** The options of a {@link NoteReader}, as its builder documents them. */
record ReadingOptions(
        CommentSource source,
        CommentOrder order,
        CommentArea area,
        ReplySelection replies,
        StopCondition until,
        long maxPages,
        long maxComments,
        int emptyPagesTolerated,
        @Nullable ConcurrencyLimiter lookAhead,
        ReadingListener listener) {
    NoteComments firstPage(NoteId note) {
        return PageRequest.comments(note).order(order).area(area);
    }

    /** Whether the caller's options may end the reading before the end of the note. */
    boolean mayEndEarly() {
        return maxPages < Long.MAX_VALUE || maxComments < Long.MAX_VALUE || !until.isNever();
    }
}
