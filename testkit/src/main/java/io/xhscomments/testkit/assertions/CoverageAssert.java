package io.xhscomments.testkit.assertions;

import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.reading.Coverage;
import java.util.function.ToLongFunction;

/** Assertions about what a reading covered: {@link XhsAssertions#assertThat(Coverage)}. For one thread. */
public final class CoverageAssert extends OwnAssert<CoverageAssert, Coverage> {
    CoverageAssert(Coverage actual) {
        super(actual, CoverageAssert.class);
    }

    /** So many top-level comments were given out. */
    public CoverageAssert readTopLevel(long count) {
        return counts("top-level comments given out", count, Coverage::readTopLevel);
    }

    /** So many replies were given out. */
    public CoverageAssert readReplies(long count) {
        return counts("replies given out", count, Coverage::readReplies);
    }

    /** So many pages were fetched, of comments and of replies. */
    public CoverageAssert fetchedPages(long count) {
        return counts("pages fetched", count, Coverage::pages);
    }

    /** So many comments came again and were dropped. */
    public CoverageAssert droppedRepeats(long count) {
        return counts("repeats dropped", count, Coverage::repeats);
    }

    /** So many comments had replies that could not be read to the end. */
    public CoverageAssert cutShortReplyChains(long count) {
        return counts("reply chains cut short", count, Coverage::replyChainsCutShort);
    }

    /** The service reports these numbers for the note. */
    public CoverageAssert reports(long all, long topLevel) {
        isNotNull();
        return holds(
                actual.reported().equals(ReportedTotals.of(all, topLevel)),
                "Expected a note with %s comments reported, %s of them top-level, but: %s",
                all,
                topLevel,
                actual.summary());
    }

    private CoverageAssert counts(String what, long expected, ToLongFunction<Coverage> counted) {
        isNotNull();
        long found = counted.applyAsLong(actual);
        return holds(
                found == expected, "Expected %s %s, but there were %s: %s", expected, what, found, actual.summary());
    }
}
