package io.xhscomments.core.page;

import java.util.OptionalLong;

/**
 * How many comments the service reports for a note. More than can be reached: folded and removed comments are counted
 * too, so these are never "all there is to read". An immutable value.
 *
 * @param all with replies, if told
 * @param topLevel top-level comments only, if told
 */
public record ReportedTotals(OptionalLong all, OptionalLong topLevel) {
    /** Nothing told. */
    public static final ReportedTotals UNKNOWN = new ReportedTotals(OptionalLong.empty(), OptionalLong.empty());

    /** Both numbers told. */
    public static ReportedTotals of(long all, long topLevel) {
        return new ReportedTotals(OptionalLong.of(all), OptionalLong.of(topLevel));
    }
}
