package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the pages that a reading gets of a note. Their cursors are those of stored pages. */
final class ServedPages {
    private ServedPages() {}

    /** The page does not continue where its cursor points: promises more without a cursor, which ends a reading. */
    static CommentPage stalled(CommentPage asked) {
        return withComments(asked, List.of(), true, asked).withCursor(Optional.empty());
    }

    /** Ends a reading after this page. */
    static CommentPage stopping(CommentPage asked) {
        return withComments(asked, asked.comments(), true, asked).withCursor(Optional.empty());
    }

    /** The part that begins after a rank. */
    static CommentPage part(NotePages pages, int from, @Nullable CommentPage asked) throws IOException {
        Union union = pages.union();
        Union.Part part = union.after(from);
        while (part.rows().isEmpty() && part.end().filter(end -> !end.gap()).isPresent()) {
            part = union.after(part.end().get().rank());
        }
        List<Comment> comments = new ArrayList<>();
        for (UnionRow row : part.rows()) {
            comments.add(pages.content(row.newest).comments().get(row.row));
        }
        CommentPage newest = pages.content(union.newestFirstPage().orElseThrow());
        Optional<Union.Boundary> end = part.end();
        CommentPage carrier = asked != null
                ? asked
                : end.isPresent() ? pages.content(end.get().carrier()) : newest;
        CommentPage page = withComments(carrier, comments, end.isPresent(), newest);
        return end.isPresent()
                ? page.withCursor(pages.content(end.get().carrier()).next())
                : page.withCursor(Optional.empty());
    }

    static CommentPage withComments(CommentPage carrier, List<Comment> comments, boolean hasMore, CommentPage newest) {
        return new CommentPage(
                comments,
                newest.totals(),
                hasMore,
                carrier.cursor(),
                newest.noteAuthor(),
                newest.sortStrategy(),
                newest.sortStrategies(),
                carrier.context(),
                carrier.receipt(),
                carrier.unknownFields(),
                carrier.irregularities());
    }
}
