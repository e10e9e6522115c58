package io.xhscomments.core.reading;

import io.xhscomments.core.page.IrregularCounts;
import io.xhscomments.core.page.ReportedTotals;
import java.util.OptionalLong;

/**
 * What was read, against what the service reports. An immutable value.
 *
 * <p>Coverage is not completeness: folded and removed comments are reported but not served. Nothing here ever says
 * "all".
 *
 * @param reported what the service reports for the note; the last it said
 * @param readTopLevel top-level comments given out
 * @param readReplies replies given out
 * @param repeats comments that came again and were dropped
 * @param pages pages fetched, of comments and of replies
 * @param replyChainsCutShort comments whose replies could not be read to the end, because their cursor stalled or their
 *     pages repeated
 * @param irregular rows and members of those pages that could not be typed
 */
public record Coverage(
        ReportedTotals reported,
        long readTopLevel,
        long readReplies,
        long repeats,
        long pages,
        long replyChainsCutShort,
        IrregularCounts irregular) {
    static final Coverage NONE = new Coverage(ReportedTotals.UNKNOWN, 0, 0, 0, 0, 0);

    /** Coverage of pages without anything irregular. */
    public Coverage(
            ReportedTotals reported,
            long readTopLevel,
            long readReplies,
            long repeats,
            long pages,
            long replyChainsCutShort) {
        this(reported, readTopLevel, readReplies, repeats, pages, replyChainsCutShort, IrregularCounts.NONE);
    }

    /** Comments given out, replies among them. */
    public long comments() {
        return readTopLevel + readReplies;
    }

    /** One sentence for people. */
    public String summary() {
        return "read " + readTopLevel + " of " + reported(reported.topLevel()) + " reported top-level comments and "
                + readReplies + " replies; " + reported(reported.all()) + " comments with replies are reported"
                + (replyChainsCutShort == 0 ? "" : "; reply chains cut short: " + replyChainsCutShort)
                + (irregular.rowsLeftOut() == 0 ? "" : "; rows left out: " + irregular.rowsLeftOut())
                + (irregular.membersNotTyped() == 0 ? "" : "; members not typed: " + irregular.membersNotTyped());
    }

    private static String reported(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "an unknown number of";
    }
}
