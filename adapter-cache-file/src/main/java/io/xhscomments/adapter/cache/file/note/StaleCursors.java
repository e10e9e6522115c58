package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.page.CommentPage;
import java.time.Instant;

/** How a service may respond to the cursor of a comment that is gone. */
final class StaleCursors {
    private StaleCursors() {}

    /** Whether a stale cursor may be the cause of a failure. */
    static boolean mayCause(CommentSourceException failure) {
        return failure instanceof InvalidRequestException && failure.status().isPresent()
                || failure instanceof NoteNotFoundException
                || failure instanceof ChargedFailureException
                || failure instanceof EmptyResponseException;
    }

    /** Whether a page begins at or below the row of its cursor, so that the cursor is not stale. */
    static boolean isAbsentFrom(CommentPage page, Union union, int rankOfCursor) {
        if (page.comments().isEmpty()) {
            return false;
        }
        Instant top = page.comments().get(0).createdAtOrIdTime();
        return rankOfCursor < 0
                || !top.isAfter(
                        Instant.ofEpochMilli(union.rows().get(rankOfCursor).time()));
    }
}
