package io.xhscomments.examples.cli.source;

import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.Comparator;

/** In which way the comments of a note were read: pages of different ways do not make one reading. */
public record StoredSequence(String route, CommentOrder order, CommentArea area) implements Comparable<StoredSequence> {
    private static final Comparator<StoredSequence> ORDER = Comparator.comparing(StoredSequence::route)
            .thenComparing(StoredSequence::order)
            .thenComparing(StoredSequence::area);

    /** Replies have no order and no area of their own: they belong to the usual ones. */
    static StoredSequence of(PageKey key) {
        return key.request() instanceof NoteComments comments
                ? new StoredSequence(key.route(), comments.order(), comments.area())
                : new StoredSequence(key.route(), CommentOrder.LATEST, CommentArea.UNFOLDED);
    }

    @Override
    public int compareTo(StoredSequence other) {
        return ORDER.compare(this, other);
    }
}
