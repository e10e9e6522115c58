package io.xhscomments.core.policy;

import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;

/**
 * A prefix that marks the cursors of one of two routes, so that each page sequence continues over the route that began
 * it. Cursors of one route mean nothing to the other. Checkpoints contain tagged cursors, so the prefixes never change.
 */
record CursorTag(String prefix) {
    static final CursorTag FIRST = new CursorTag("failover:1:");
    static final CursorTag SECOND = new CursorTag("failover:2:");

    private boolean isOn(Cursor cursor) {
        return cursor.isTagged() && cursor.value().startsWith(prefix);
    }

    boolean isOn(PageRequest request) {
        return request.after().filter(this::isOn).isPresent();
    }

    /** The request as the route itself understands it; unchanged if its cursor has no tag. */
    PageRequest removeFrom(PageRequest request) {
        return request.after()
                .filter(this::isOn)
                .map(cursor -> request.after(new Cursor(cursor.value().substring(prefix.length()))))
                .orElse(request);
    }

    /**
     * Tags the cursor of a page. A cursor that leads nowhere stays unchanged, so that the reader notices it. A cursor
     * that is too long to be tagged is left out: the sequence stops, but no paid page is lost and no wrong page bought.
     */
    CommentPage addTo(CommentPage page) {
        return page.withCursor(page.cursor()
                .filter(cursor -> !cursor.leadsSomewhere() || fits(cursor))
                .map(cursor -> cursor.leadsSomewhere() ? new Cursor(prefix + cursor.value()) : cursor));
    }

    private boolean fits(Cursor cursor) {
        return prefix.length() + cursor.value().length() <= Cursor.MAX_LENGTH;
    }
}
