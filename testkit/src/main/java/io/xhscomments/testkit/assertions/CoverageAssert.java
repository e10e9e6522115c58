package io.xhscomments.testkit.assertions;

import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.reading.Coverage;
import java.util.function.ToLongFunction;

/** Assertions about the coverage of a reading: {@link XhsAssertions#assertThat(Coverage)}. For one thread. */
public final class CoverageAssert extends ValueAssert<CoverageAssert, Coverage> {
    CoverageAssert(Coverage actual) {
        super(actual, CoverageAssert.class);
    }

    /** This number of top-level comments was read. */
    public CoverageAssert readTopLevel(long count) {
        return counts("top-level comments read", count, Coverage::readTopLevel);
    }

    /** This number of replies was read. */
    public CoverageAssert readReplies(long count) {
        return counts("replies read", count, Coverage::readReplies);
    }

    /** This number of pages was fetched, of comments and replies. */
    public CoverageAssert fetchedPages(long count) {
        return counts("pages fetched", count, Coverage::pages);
    }

    /** This number of repeated comments was dropped. */
    public CoverageAssert droppedRepeats(long count) {
        return counts("repeats dropped", count, Coverage::repeats);
    }

    /** The replies of this number of comments could not be read to the end. */
    public CoverageAssert cutShortReplyChains(long count) {
        return counts("reply chains cut short", count, Coverage::replyChainsCutShort);
    }

    /** The service reports these totals for the note. */
    public CoverageAssert reports(long all, long topLevel) {
        isNotNull();
        return holds(
                actual.reported().equals(ReportedTotals.of(all, topLevel)),
                "Expected a note with %s comments reported, %s of them top-level, but: %s",
                all,
                topLevel,
                actual.summary());
    }

    private CoverageAssert counts(String counted, long expected, ToLongFunction<Coverage> count) {
        isNotNull();
        long found = count.applyAsLong(actual);
        return holds(
                found == expected, "Expected %s %s, but there were %s: %s", expected, counted, found, actual.summary());
    }
}
