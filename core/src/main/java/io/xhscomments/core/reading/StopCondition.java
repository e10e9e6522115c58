package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ends an incremental reading at the first known top-level comment. A known pinned comment is skipped, a new one is
 * returned. New replies to known comments are not found this way. Immutable if its predicate is.
 *
 * <p>A known comment does not prove that everything below it was read: an earlier reading may have stopped before it
 * reached what it knew, and a known comment may have been deleted, or have been seen only while it was pinned. A page
 * store knows which parts of a note were read, and brings notes up to date without these errors.
 */
public final class StopCondition {
    private static final StopCondition NEVER = new StopCondition(comment -> false);

    private final Predicate<Comment> known;

    private StopCondition(Predicate<Comment> known) {
        this.known = known;
    }

    /** Reads to the end of the source. */
    public static StopCondition never() {
        return NEVER;
    }

    /** Stops at one of these comments; the set is copied. */
    public static StopCondition known(Set<CommentId> ids) {
        Set<CommentId> copy = Set.copyOf(ids);
        return copy.isEmpty() ? NEVER : new StopCondition(comment -> copy.contains(comment.id()));
    }

    /** Stops at a comment from before this moment; see {@link Comment#createdAtOrIdTime()}. */
    public static StopCondition before(Instant moment) {
        return new StopCondition(comment -> comment.createdAtOrIdTime().isBefore(moment));
    }

    /**
     * Stops at a comment that matches, e.g. one that your database contains. The predicate is called on the reading
     * thread for each top-level comment, before any comment of the page is returned. Its exceptions reach the caller,
     * and nothing is lost: the next call tests the comment again.
     */
    public static StopCondition matches(Predicate<Comment> known) {
        return new StopCondition(known);
    }

    boolean isNever() {
        return this == NEVER;
    }

    boolean isKnown(Comment comment) {
        return known.test(comment);
    }
}
