package io.xhscomments.core.page;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.util.List;
import java.util.Optional;

/**
 * One page of comments as it was served, in the order served, with the metadata of the service. An immutable value,
 * safe to share between threads.
 *
 * <p>{@code hasMore} and {@code cursor} are kept as served, even if they contradict each other, so that a reader
 * notices a source that promises more without a cursor. {@link #next()} combines both.
 *
 * @param comments in the order served; the list is copied
 * @param totals the totals that the service reports for the note
 * @param hasMore whether the service promises more
 * @param cursor the cursor as served; empty if it is missing or empty. The last page may have a cursor, too
 * @param noteAuthor the author of the note, if reported
 * @param sortStrategy the order of the comments, if reported
 * @param sortStrategies the supported orders, as served
 * @param context the service's own page context ({@code page_context}), if reported
 * @param receipt the receipt of the fetch
 * @param unknownFields members that are not modelled
 * @param irregularities rows and members that could not be typed
 */
public record CommentPage(
        List<Comment> comments,
        ReportedTotals totals,
        boolean hasMore,
        Optional<Cursor> cursor,
        Optional<UserId> noteAuthor,
        Optional<String> sortStrategy,
        List<String> sortStrategies,
        Optional<String> context,
        Receipt receipt,
        UnknownFields unknownFields,
        Irregularities irregularities) {
    /** Copies the lists. */
    public CommentPage {
        comments = List.copyOf(comments);
        sortStrategies = List.copyOf(sortStrategies);
    }

    /** A page with these values only, for sources of your own and for tests. With a cursor, it promises more. */
    public static CommentPage of(
            List<Comment> comments, ReportedTotals totals, Optional<Cursor> next, Receipt receipt) {
        return new CommentPage(
                comments,
                totals,
                next.isPresent(),
                next,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                receipt,
                UnknownFields.none(),
                Irregularities.NONE);
    }

    /** The cursor of the next page; empty if the service promises no more, or gave no cursor. */
    public Optional<Cursor> next() {
        return hasMore ? cursor : Optional.empty();
    }

    /** The same page with another receipt. */
    public CommentPage withReceipt(Receipt other) {
        return new CommentPage(
                comments,
                totals,
                hasMore,
                cursor,
                noteAuthor,
                sortStrategy,
                sortStrategies,
                context,
                other,
                unknownFields,
                irregularities);
    }

    /** The same page with another cursor. */
    public CommentPage withCursor(Optional<Cursor> other) {
        return new CommentPage(
                comments,
                totals,
                hasMore,
                other,
                noteAuthor,
                sortStrategy,
                sortStrategies,
                context,
                receipt,
                unknownFields,
                irregularities);
    }
}
