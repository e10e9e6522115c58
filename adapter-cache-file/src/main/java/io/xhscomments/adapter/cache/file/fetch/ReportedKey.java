package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;

/** Compares the key that a response reports with the key of the request. */
public final class ReportedKey {
    private ReportedKey() {}

    /**
     * Whether a response that reports one key may belong to another. The text of the cursor may differ, and so may the
     * area of a later page, because the cursor determines it.
     */
    public static boolean mayBe(PageKey reported, PageKey key) {
        return reported.route().equals(key.route())
                && reported.request().after().isPresent()
                        == key.request().after().isPresent()
                && sequence(reported.request()).equals(sequence(key.request()));
    }

    private static PageRequest sequence(PageRequest request) {
        PageRequest first = request.first();
        return first instanceof NoteComments comments && request.after().isPresent()
                ? comments.area(CommentArea.UNFOLDED)
                : first;
    }
}
