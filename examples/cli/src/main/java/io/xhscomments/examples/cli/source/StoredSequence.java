package io.xhscomments.examples.cli.source;

import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.Comparator;

/** The route, order and area that pages of a note were read with. Pages of different ones do not form one sequence. */
public record StoredSequence(String route, CommentOrder order, CommentArea area) implements Comparable<StoredSequence> {
    private static final Comparator<StoredSequence> ORDER = Comparator.comparing(StoredSequence::route)
            .thenComparing(StoredSequence::order)
            .thenComparing(StoredSequence::area);

    /** Replies have neither an order nor an area, so they belong to the default ones. */
    static StoredSequence of(PageKey key) {
        return key.request() instanceof NoteComments comments
                ? new StoredSequence(key.route(), comments.order(), comments.area())
                : new StoredSequence(key.route(), CommentOrder.LATEST, CommentArea.UNFOLDED);
    }

    boolean isNewestFirst() {
        return order == CommentOrder.LATEST && area == CommentArea.UNFOLDED;
    }

    @Override
    public int compareTo(StoredSequence other) {
        return ORDER.compare(this, other);
    }
}
