package io.xhscomments.core.page;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The request of a page of a note's top-level comments, or of the replies to one comment: the first page, or the page
 * after a cursor. An immutable value, safe to share between threads, and serializable. Creating it sends nothing.
 */
public sealed interface PageRequest extends Serializable {
    /** The note of the comments. */
    NoteId note();

    /** The cursor of the previous page; empty for the first page. */
    Optional<Cursor> after();

    /** The page of the same sequence after this cursor. */
    PageRequest after(Cursor cursor);

    /** The first page of this sequence. */
    PageRequest first();

    /** A description for messages, on one line, of at most a few hundred characters. */
    String describe();

    /** The first page of a note's top-level comments. */
    static NoteComments comments(NoteId note) {
        return new NoteComments(note, Optional.empty(), CommentOrder.LATEST, CommentArea.UNFOLDED);
    }

    /** The first page of the replies to one comment. */
    static CommentReplies replies(NoteId note, CommentId comment) {
        return new CommentReplies(note, comment, Optional.empty());
    }

    /**
     * A page of a note's top-level comments.
     *
     * @param note the note
     * @param after the cursor of the previous page; empty for the first page
     * @param order the order of the comments; {@link CommentOrder#LATEST} by default
     * @param area the area of the comments; {@link CommentArea#UNFOLDED} by default
     */
    record NoteComments(NoteId note, Optional<Cursor> after, CommentOrder order, CommentArea area)
            implements PageRequest {
        /** Refuses null. */
        public NoteComments {
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(area, "area");
        }

        /** The same page, in another order. */
        public NoteComments order(CommentOrder other) {
            return new NoteComments(note, after, other, area);
        }

        /** The same page of another area. */
        public NoteComments area(CommentArea other) {
            return new NoteComments(note, after, order, other);
        }

        @Override
        public NoteComments after(Cursor cursor) {
            return new NoteComments(note, Optional.of(cursor), order, area);
        }

        @Override
        public NoteComments first() {
            return new NoteComments(note, Optional.empty(), order, area);
        }

        @Override
        public String describe() {
            return (area == CommentArea.FOLDED ? "folded comments" : "comments") + " of note " + note
                    + (order == CommentOrder.LATEST ? "" : " by " + order.name().toLowerCase(Locale.ROOT))
                    + RequestDescription.position(after);
        }

        private Object writeReplace() {
            return new SerializedRequest(note, null, after.orElse(null), order, area);
        }
    }

    /**
     * A page of the replies to one comment.
     *
     * @param note the note
     * @param comment the top-level comment
     * @param after the cursor of the previous page; empty for the first page
     */
    record CommentReplies(NoteId note, CommentId comment, Optional<Cursor> after) implements PageRequest {
        /** Refuses null. */
        public CommentReplies {
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(comment, "comment");
            Objects.requireNonNull(after, "after");
        }

        @Override
        public CommentReplies after(Cursor cursor) {
            return new CommentReplies(note, comment, Optional.of(cursor));
        }

        @Override
        public CommentReplies first() {
            return replies(note, comment);
        }

        @Override
        public String describe() {
            return "replies to comment " + comment + " of note " + note + RequestDescription.position(after);
        }

        private Object writeReplace() {
            return new SerializedRequest(note, comment, after.orElse(null), null, null);
        }
    }
}
