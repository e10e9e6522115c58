package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;

/**
 * Selects the replies to read. An immutable value. Replies cost requests of their own: at least one for each comment
 * whose replies are not all inlined.
 *
 * @param atMost how many replies per comment are returned; 0 reads top-level comments only
 * @param atLeast the replies of a comment are read only if it reports this many, or no number
 */
public record ReplySelection(long atMost, long atLeast) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public ReplySelection {
        if (atMost < 0 || atLeast < 0) {
            throw new IllegalArgumentException(
                    "Limits on replies must be 0 or more, but are " + atMost + " at most, " + atLeast + " at least");
        }
    }

    /** Top-level comments only. */
    public static ReplySelection none() {
        return new ReplySelection(0, 0);
    }

    /** All replies that the service serves. */
    public static ReplySelection all() {
        return new ReplySelection(Long.MAX_VALUE, 0);
    }

    /** At most this many replies per comment. */
    public static ReplySelection atMost(long replies) {
        return new ReplySelection(replies, 0);
    }

    /** The same selection, only for comments that report at least this many replies. */
    public ReplySelection onlyWithAtLeast(long replies) {
        return new ReplySelection(atMost, replies);
    }

    boolean includes(Comment comment) {
        return atMost > 0 && comment.replyCount().orElse(Long.MAX_VALUE) >= atLeast;
    }

    /** Whether the comment has more replies than the inlined ones, and more are selected. */
    boolean needsRequest(Comment comment, long returned) {
        return returned < atMost
                && comment.replyCount().orElse(Long.MAX_VALUE)
                        > comment.replies().size();
    }
}
