package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.IrregularCounts;
import io.xhscomments.core.page.ReportedTotals;

/** The numbers of a {@link Coverage} during a reading. For one thread at a time. */
final class CoverageCounter {
    private ReportedTotals reported;
    private long readTopLevel;
    private long readReplies;
    private long repeats;
    private long pages;
    private long replyChainsCutShort;
    private IrregularCounts irregular;

    CoverageCounter(Coverage start) {
        reported = start.reported();
        readTopLevel = start.readTopLevel();
        readReplies = start.readReplies();
        repeats = start.repeats();
        pages = start.pages();
        replyChainsCutShort = start.replyChainsCutShort();
        irregular = start.irregular();
    }

    void addPage(CommentPage page) {
        pages++;
        irregular = irregular.plus(page.irregularities().counts());
    }

    /** Only pages of top-level comments report the totals of the note. */
    void updateReported(ReportedTotals totals) {
        reported = totals.equals(ReportedTotals.UNKNOWN) ? reported : totals;
    }

    void addRead(Comment comment) {
        if (comment.isReply()) {
            readReplies++;
        } else {
            readTopLevel++;
        }
    }

    void addRepeat() {
        repeats++;
    }

    void addReplyChainCutShort() {
        replyChainsCutShort++;
    }

    Coverage coverage() {
        return new Coverage(reported, readTopLevel, readReplies, repeats, pages, replyChainsCutShort, irregular);
    }
}
