package io.xhscomments.core.page;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.util.List;
import java.util.Optional;

/**
 * One page of comments as it was served: in the order served, with what the service said of the rest. An immutable
 * value, safe to share between threads.
 *
 * <p>{@code hasMore} and {@code cursor} are kept as served, even where they contradict each other: a promise of more
 * without a cursor is a fault of the source that a reader must see. {@link #next()} is the honest short form.
 *
 * @param comments in the order served; the list is copied
 * @param totals what the service reports for the note
 * @param hasMore whether the service promises more
 * @param cursor the cursor as served; an empty or missing one is empty. The last page may have one too
 * @param noteAuthor who wrote the note, if told
 * @param sortStrategy the order of the comments, if told
 * @param sortStrategies the orders that can be asked for, as served
 * @param context the service's own page context ({@code page_context}), if told
 * @param receipt what is known of the fetch
 * @param others members that are not modelled
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

    /**
     * A page of which this much is known: for sources of your own, and for tests. A cursor means that there is more.
     */
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

    /** The cursor of the next page, or empty if the service promises none or gives no cursor for it. */
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
