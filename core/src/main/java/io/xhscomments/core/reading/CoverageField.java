package io.xhscomments.core.reading;

import io.xhscomments.core.page.IrregularCounts;
import io.xhscomments.core.page.ReportedTotals;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The numbers of a {@link Coverage} by name: the only list of them, for every format that writes or reads a coverage. A
 * name never changes its meaning; new names may be added.
 */
public enum CoverageField {
    /** Comments that the service reports, replies among them. */
    REPORTED_TOTAL("reportedTotal", coverage -> coverage.reported().all()),
    /** Top-level comments that the service reports. */
    REPORTED_TOP_LEVEL("reportedTopLevel", coverage -> coverage.reported().topLevel()),
    /** {@link Coverage#readTopLevel()}. */
    READ_TOP_LEVEL("readTopLevel", count(Coverage::readTopLevel)),
    /** {@link Coverage#readReplies()}. */
    READ_REPLIES("readReplies", count(Coverage::readReplies)),
    /** {@link Coverage#repeats()}. */
    REPEATS("repeats", count(Coverage::repeats)),
    /** {@link Coverage#pages()}. */
    PAGES("pages", count(Coverage::pages)),
    /** {@link Coverage#replyChainsCutShort()}. */
    REPLY_CHAINS_CUT_SHORT("replyChainsCutShort", count(Coverage::replyChainsCutShort)),
    /** {@link IrregularCounts#rowsLeftOut()}. */
    ROWS_LEFT_OUT("rowsLeftOut", count(coverage -> coverage.irregular().rowsLeftOut())),
    /** {@link IrregularCounts#membersNotTyped()}. */
    MEMBERS_NOT_TYPED("membersNotTyped", count(coverage -> coverage.irregular().membersNotTyped()));

    private final String id;
    /** Stateless method references. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Coverage, OptionalLong> value;

    CoverageField(String id, Function<Coverage, OptionalLong> value) {
        this.id = id;
        this.value = value;
    }

    private static Function<Coverage, OptionalLong> count(ToLongFunction<Coverage> count) {
        return coverage -> OptionalLong.of(count.applyAsLong(coverage));
    }

    /** The name in files, e.g. {@code readTopLevel}. */
    public String id() {
        return id;
    }

    /** The number; empty only for a total that the service did not report. */
    public OptionalLong of(Coverage coverage) {
        return value.apply(coverage);
    }

    /**
     * The coverage with these numbers. A missing count, as in a file of an older version, is 0; a missing total was not
     * reported.
     */
    public static Coverage coverage(Function<CoverageField, OptionalLong> values) {
        return new Coverage(
                new ReportedTotals(values.apply(REPORTED_TOTAL), values.apply(REPORTED_TOP_LEVEL)),
                values.apply(READ_TOP_LEVEL).orElse(0),
                values.apply(READ_REPLIES).orElse(0),
                values.apply(REPEATS).orElse(0),
                values.apply(PAGES).orElse(0),
                values.apply(REPLY_CHAINS_CUT_SHORT).orElse(0),
                new IrregularCounts(
                        values.apply(ROWS_LEFT_OUT).orElse(0),
                        values.apply(MEMBERS_NOT_TYPED).orElse(0)));
    }
}
