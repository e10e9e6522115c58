package io.xhscomments.examples.cli.report;

import java.util.OptionalLong;

/**
 * How a comment stands against an earlier reading. An immutable value.
 *
 * @param added whether the earlier one did not have it
 * @param likesBefore the likes it had then, if they were told and are others now
 */
public record Mark(boolean added, OptionalLong likesBefore) {
    /** Nothing to tell: nothing changed, or nothing to compare with. */
    public static final Mark NONE = new Mark(false, OptionalLong.empty());
}
