package io.xhscomments.core.page;

import java.util.OptionalLong;

/**
 * How many comments the service reports for a note. More than can be reached: folded and removed comments are counted
 * too, so these are never "all there is to read". An immutable value.
 *
 * @param all with replies, if told
 * @param topLevel top-level comments only, if told
 */
public record Totals(OptionalLong all, OptionalLong topLevel) {
    /** Nothing told. */
    public static final Totals UNKNOWN = new Totals(OptionalLong.empty(), OptionalLong.empty());

    /** Both numbers told. */
    public static Totals of(long all, long topLevel) {
        return new Totals(OptionalLong.of(all), OptionalLong.of(topLevel));
    }
}
