package io.xhscomments.core.page;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The serialized form of a {@link PageRequest}: Java cannot serialize an {@code Optional}.
 *
 * @param comment null for a note's top-level comments
 * @param order null for replies
 * @param area null for replies
 */
record SerializedRequest(
        NoteId note,
        @Nullable CommentId comment,
        @Nullable Cursor after,
        @Nullable CommentOrder order,
        @Nullable CommentArea area)
        implements Serializable {
    private Object readResolve() {
        if (comment != null) {
            return new CommentReplies(note, comment, Optional.ofNullable(after));
        }
        return new NoteComments(
                note,
                Optional.ofNullable(after),
                Objects.requireNonNull(order, "order"),
                Objects.requireNonNull(area, "area"));
    }
}
