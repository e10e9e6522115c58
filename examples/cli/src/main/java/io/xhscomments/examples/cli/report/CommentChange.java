package io.xhscomments.examples.cli.report;

import java.util.OptionalLong;

/**
 * The difference between a comment and its version in an earlier reading. An immutable value.
 *
 * @param added whether the earlier reading did not have it
 * @param likesBefore the likes in the earlier reading, if reported and different
 */
public record CommentChange(boolean added, OptionalLong likesBefore) {
    /** No difference, or no earlier reading. */
    public static final CommentChange NONE = new CommentChange(false, OptionalLong.empty());
}
