package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/** The replies to one comment: their page sequence, and how many were returned. For one thread. */
final class ReplySequence {
    private final CommentId root;
    private final PageSequence pages;
    private long returned;

    ReplySequence(NoteId note, CommentId root, int emptyPagesTolerated) {
        this.root = root;
        this.pages = new PageSequence(PageRequest.replies(note, root), emptyPagesTolerated);
    }

    ReplySequence(Position position, int emptyPagesTolerated) {
        this.root = position.root();
        this.pages = new PageSequence(position.pages(), emptyPagesTolerated);
        this.returned = position.returned();
    }

    private ReplySequence(ReplySequence from) {
        this.root = from.root;
        this.pages = from.pages.copy();
        this.returned = from.returned;
    }

    /** A copy to look ahead with; see {@link PageSequence#copy}. */
    ReplySequence copy() {
        return new ReplySequence(this);
    }

    /** The position in a sequence, for a checkpoint. */
    record Position(CommentId root, PageSequence.Position pages, long returned) {}

    Position position() {
        return new Position(root, pages.position(), returned);
    }

    @Nullable
    PageRequest next() {
        return pages.next();
    }

    @Nullable
    StopReason accept(PageRequest request, CommentPage page) {
        return pages.accept(request, page);
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

    boolean wantsMore(ReplySelection selection) {
        return returned < selection.atMost();
    }

    void count() {
        returned++;
    }

    long returned() {
        return returned;
    }

    void close() {
        pages.close();
    }
}
