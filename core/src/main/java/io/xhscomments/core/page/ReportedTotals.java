package io.xhscomments.core.page;

import java.util.OptionalLong;

/**
 * The numbers of comments that the service reports for a note. They include folded and removed comments, so they exceed
 * the comments that can be read. An immutable value.
 *
 * @param all comments and replies, if reported
 * @param topLevel top-level comments only, if reported
 */
public record ReportedTotals(OptionalLong all, OptionalLong topLevel) {
    /** No reported numbers. */
    public static final ReportedTotals UNKNOWN = new ReportedTotals(OptionalLong.empty(), OptionalLong.empty());

    /** Both numbers. */
    public static ReportedTotals of(long all, long topLevel) {
        return new ReportedTotals(OptionalLong.of(all), OptionalLong.of(topLevel));
    }
}
