package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.core.model.CommentId;

/** One comment of the union: its newest version, and where it stands. Filled in by {@link Union}. */
final class UnionRow {
    final CommentId id;
    /** The newest page with this comment. */
    IndexedPage newest;
    /** The index of the comment on that page. */
    int row;
    /** The earliest time at which a page with this comment was stored. */
    long firstStored;

    int rank;
    boolean gone;

    UnionRow(CommentId id, IndexedPage page, int row) {
        this.id = id;
        this.newest = page;
        this.row = row;
        this.firstStored = page.generation.fetchedAt();
    }

    long time() {
        return newest.times[row];
    }

    void add(IndexedPage page, int otherRow) {
        firstStored = Math.min(firstStored, page.generation.fetchedAt());
        if (IndexedPage.AGE.compare(page, newest) > 0) {
            newest = page;
            row = otherRow;
        }
    }
}
