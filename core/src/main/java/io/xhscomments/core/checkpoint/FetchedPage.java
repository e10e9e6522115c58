package io.xhscomments.core.checkpoint;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.IrregularCounts;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A page that was fetched before it was needed, in a checkpoint: everything that a reading uses of it. Its spend is
 * part of the checkpoint's spend. Exactly one of the two requests is present. The component names are part of the
 * format and never change.
 */
public record FetchedPage(
        Optional<PageRequest.NoteComments> comments,
        Optional<PageRequest.CommentReplies> replies,
        List<Comment> rows,
        ReportedTotals totals,
        boolean hasMore,
        Optional<Cursor> cursor,
        IrregularCounts irregular) {

    /** The page that was fetched for this request. */
    public static FetchedPage of(PageRequest request, CommentPage page) {
        return new FetchedPage(
                Optional.of(request)
                        .filter(PageRequest.NoteComments.class::isInstance)
                        .map(PageRequest.NoteComments.class::cast),
                Optional.of(request)
                        .filter(PageRequest.CommentReplies.class::isInstance)
                        .map(PageRequest.CommentReplies.class::cast),
                page.comments(),
                page.totals(),
                page.hasMore(),
                page.cursor(),
                page.irregularities().counts());
    }

    /** The request that the page was fetched for. */
    public PageRequest request() {
        return comments.<PageRequest>map(request -> request)
                .or(() -> replies)
                .orElseThrow(() -> new IllegalArgumentException("a fetched page without its request"));
    }

    /** The page, without a spend. */
    public CommentPage page() {
        return new CommentPage(
                rows,
                totals,
                hasMore,
                cursor,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Receipt.ofStoredPage(),
                UnknownFields.none(),
                new Irregularities(
                        Collections.nCopies(Math.toIntExact(irregular.rowsLeftOut()), ""),
                        irregular.membersNotTyped(),
                        List.of()));
    }
}
