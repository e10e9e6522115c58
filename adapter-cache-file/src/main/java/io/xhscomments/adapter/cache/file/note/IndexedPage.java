package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a page of top-level comments, newest first, without the texts: where its rows stand. Immutable.
 *
 * <p>A row is out of place if it leads a first page and is pinned, or is older than a row after it. All others stand at
 * their place: there the times never rise, if the service keeps the order.
 */
final class IndexedPage {
    /** Older pages first: by the service's clock, then by that of the store. */
    static final Comparator<IndexedPage> AGE = Comparator.<IndexedPage>comparingLong(page -> page.servedAt)
            .thenComparingLong(page -> page.generation.fetchedAt())
            .thenComparing(page -> page.generation.checksum())
            .thenComparing(page -> page.generation.hex());

    /** An empty page ends a note only if it follows this soon after the page that gave its cursor. */
    private static final long SAME_READING = Duration.ofMinutes(10).toMillis();

    /** More rows out of place without the tag of pinned comments mean another order, such as oldest first. */
    private static final int MAX_UNTAGGED_PINS = 4;

    final StoredGeneration generation;
    final boolean first;
    /** The digits of the next page's key; null if the page leads nowhere. */
    final @Nullable String next;

    final boolean hasMore;
    /** Whether every row could be decoded. */
    final boolean complete;

    final CommentId[] ids;
    final long[] times;
    /** The replies that each row reports; -1 if it reports none. */
    final int[] replies;
    /** The index of the first row at its place. */
    final int start;
    /** The pinned rows among those out of place. */
    final List<CommentId> pinned;

    final boolean ordered;
    /** In milliseconds. */
    final long servedAt;

    IndexedPage(StoredGeneration generation, boolean first, @Nullable String next, CommentPage page) {
        List<Comment> comments = page.comments();
        this.generation = generation;
        this.first = first;
        this.next = next;
        this.hasMore = page.hasMore();
        this.complete = page.irregularities().rowsLeftOut().isEmpty();
        this.ids = comments.stream().map(Comment::id).toArray(CommentId[]::new);
        this.times = comments.stream().mapToLong(IndexedPage::time).toArray();
        this.replies = comments.stream()
                .mapToInt(comment -> (int) Math.min(comment.replyCount().orElse(-1), Integer.MAX_VALUE))
                .toArray();
        this.start = first ? start(comments, times) : 0;
        this.pinned = comments.subList(0, start).stream()
                .filter(Comment::isPinned)
                .map(Comment::id)
                .toList();
        this.ordered = start - pinned.size() <= MAX_UNTAGGED_PINS && isOrdered(times, start);
        this.servedAt = page.receipt().servedAt().map(IndexedPage::millis).orElse(generation.fetchedAt() / 1000 * 1000);
    }

    private static long time(Comment comment) {
        return millis(comment.createdAtOrIdTime());
    }

    /** A time that does not fit is the earliest or the latest. */
    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException outOfRange) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static int start(List<Comment> comments, long[] times) {
        int start = 0;
        while (start < times.length && (comments.get(start).isPinned() || times[start] < newestAfter(times, start))) {
            start++;
        }
        return start;
    }

    private static long newestAfter(long[] times, int row) {
        long newest = Long.MIN_VALUE;
        for (int later = row + 1; later < times.length; later++) {
            newest = Math.max(newest, times[later]);
        }
        return newest;
    }

    private static boolean isOrdered(long[] times, int start) {
        for (int row = start + 1; row < times.length; row++) {
            if (times[row] > times[row - 1]) {
                return false;
            }
        }
        return true;
    }

    int rows() {
        return ids.length;
    }

    boolean hasRowsAtPlace() {
        return start < ids.length;
    }

    boolean isAtPlace(int row) {
        return row >= start;
    }

    int bottomRow() {
        return ids.length - 1;
    }

    /** Whether this page was requested directly after that one. */
    boolean follows(IndexedPage other) {
        long later = generation.fetchedAt() - other.generation.fetchedAt();
        return later >= 0 && later <= SAME_READING;
    }

    /** Whether this page was served at least a second after that one. */
    boolean isLaterThan(IndexedPage other) {
        return servedAt / 1000 > other.servedAt / 1000;
    }
}
