package io.xhscomments.examples.cli;

import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.Comparator;

/** In which way the comments of a note were read: pages of different ways do not make one reading. */
record StoredChain(String route, CommentOrder order, CommentArea area) implements Comparable<StoredChain> {
    private static final Comparator<StoredChain> ORDER = Comparator.comparing(StoredChain::route)
            .thenComparing(StoredChain::order)
            .thenComparing(StoredChain::area);

    /** Replies have no order and no area of their own: they belong to the usual ones. */
    static StoredChain of(PageKey key) {
        return key.request() instanceof NoteComments comments
                ? new StoredChain(key.route(), comments.order(), comments.area())
                : new StoredChain(key.route(), CommentOrder.LATEST, CommentArea.UNFOLDED);
    }

    @Override
    public int compareTo(StoredChain other) {
        return ORDER.compare(this, other);
    }
}
