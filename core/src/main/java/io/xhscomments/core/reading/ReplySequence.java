package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/** The replies of one comment: its chain of pages, and how many were given out. For one thread. */
final class ReplySequence {
    private final CommentId root;
    private final PageSequence pages;
    private long given;

    ReplySequence(NoteId note, CommentId root, int emptyPagesTolerated) {
        this.root = root;
        this.pages = new PageSequence(PageRequest.replies(note, root), emptyPagesTolerated);
    }

    ReplySequence(Position position, int emptyPagesTolerated) {
        this.root = position.root();
        this.pages = new PageSequence(position.pages(), emptyPagesTolerated);
        this.given = position.given();
    }

    /** A chain's place, for a checkpoint. */
    record Position(CommentId root, PageSequence.Position pages, long given) {}

    Position position() {
        return new Position(root, pages.position(), given);
    }

    @Nullable
    PageRequest next() {
        return pages.next();
    }

    @Nullable
    StopReason accept(PageRequest asked, CommentPage page) {
        return pages.accept(asked, page);
    }

    boolean gaveCursor() {
        return pages.gaveCursor();
    }

    boolean isNewInlined(Comment reply) {
        return pages.addInlined(reply.id());
    }

    boolean isNew(Comment reply) {
        return pages.add(reply.id());
    }

    boolean wantsMore(ReplySelection limits) {
        return given < limits.atMost();
    }

    void count() {
        given++;
    }

    long given() {
        return given;
    }

    void close() {
        pages.close();
    }
}
