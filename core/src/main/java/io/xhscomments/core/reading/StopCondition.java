package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where an incremental reading ends: at the first top-level comment that is known already. Sound because notes are
 * served newest first, pinned comments excepted; those are passed over, and given out only if they are new. New replies
 * to comments that are known already are not found this way. Immutable if its predicate is.
 */
public final class StopCondition {
    private final Predicate<Comment> known;

    private StopCondition(Predicate<Comment> known) {
        this.known = known;
    }

    /** No end but the source's. */
    public static StopCondition never() {
        return new StopCondition(comment -> false);
    }

    /** Until one of these comments; the set is copied. */
    public static StopCondition known(Set<CommentId> ids) {
        Set<CommentId> copy = Set.copyOf(ids);
        return new StopCondition(comment -> copy.contains(comment.id()));
    }

    /** Until a comment written before this moment; see {@link Comment#createdAtOrIdTime()}. */
    public static StopCondition before(Instant moment) {
        return new StopCondition(comment -> comment.createdAtOrIdTime().isBefore(moment));
    }

    /**
     * Until a comment of which this is true, e.g. that it is in your database. It is asked on the thread that reads, of
     * each top-level comment, before any comment of that page is given out. What it throws is thrown to the caller, and
     * nothing is lost: the next call asks it again.
     */
    public static StopCondition matches(Predicate<Comment> known) {
        return new StopCondition(known);
    }

    boolean isKnown(Comment comment) {
        return known.test(comment);
    }
}
