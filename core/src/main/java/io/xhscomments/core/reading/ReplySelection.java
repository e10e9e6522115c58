package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;

/**
 * Which replies to read. An immutable value. Replies cost requests of their own: at least one for each comment whose
 * replies did not come inlined.
 *
 * @param atMost how many of one comment's replies are given out; 0 reads top-level comments only
 * @param atLeast only the replies of comments that report this many; of comments that do not tell, too
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

    /** Each comment's replies, as far as they are served. */
    public static ReplySelection all() {
        return new ReplySelection(Long.MAX_VALUE, 0);
    }

    /** So many replies of each comment. */
    public static ReplySelection atMost(long replies) {
        return new ReplySelection(replies, 0);
    }

    /** The same, but only for comments that report at least so many. */
    public ReplySelection onlyWithAtLeast(long replies) {
        return new ReplySelection(atMost, replies);
    }

    boolean wantedOf(Comment comment) {
        return atMost > 0 && comment.replyCount().orElse(Long.MAX_VALUE) >= atLeast;
    }

    /** Whether more can come than was inlined and is wanted; otherwise a request for them would be wasted. */
    boolean worthRequest(Comment comment, long given) {
        return given < atMost
                && comment.replyCount().orElse(Long.MAX_VALUE)
                        > comment.replies().size();
    }
}
