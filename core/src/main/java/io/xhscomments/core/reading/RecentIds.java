package io.xhscomments.core.reading;

import io.xhscomments.core.model.CommentId;
import java.util.ArrayDeque;
import java.util.List;

/** The most recent ids, for a checkpoint, which stays small however long the note is. For one thread. */
final class RecentIds {
    static final int MAX_IDS = 10_000;

    private final ArrayDeque<CommentId> ids = new ArrayDeque<>();

    void add(CommentId id) {
        ids.addLast(id);
        if (ids.size() > MAX_IDS) {
            ids.removeFirst();
        }
    }

    List<CommentId> oldestFirst() {
        return List.copyOf(ids);
    }
}
