package io.xhscomments.core.reading;

import io.xhscomments.core.page.IrregularCounts;
import io.xhscomments.core.page.ReportedTotals;
import java.util.OptionalLong;

/**
 * What was read, compared with the totals that the service reports. An immutable value.
 *
 * <p>Coverage is not completeness: the totals include folded and removed comments, which are not served.
 *
 * @param reported the latest totals that the service reported for the note
 * @param readTopLevel top-level comments returned
 * @param readReplies replies returned
 * @param repeats comments that were served again and dropped
 * @param pages pages fetched, of comments and of replies
 * @param replyChainsCutShort comments whose replies could not be read to the end, because their cursor stalled or their
 *     pages repeated
 * @param irregular rows and members of the pages that could not be typed
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

    /** Coverage of pages without irregularities. */
    public Coverage(
            ReportedTotals reported,
            long readTopLevel,
            long readReplies,
            long repeats,
            long pages,
            long replyChainsCutShort) {
        this(reported, readTopLevel, readReplies, repeats, pages, replyChainsCutShort, IrregularCounts.NONE);
    }

    /** Comments returned, replies included. */
    public long comments() {
        return readTopLevel + readReplies;
    }

    /** One English sentence. */
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
