package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of pages, with guards against a source that repeats itself. A bad end costs at most one request: a cursor
 * that leads nowhere is detected before it is sent. For one thread.
 */
final class PageSequence {
    private final int emptyPagesTolerated;
    private final IdSet seen = new IdSet();
    private final RecentIds recent = new RecentIds();
    /** Replies that were inlined in their comment and on no page yet; the first pages repeat them legitimately. */
    private final Set<CommentId> inlined = new LinkedHashSet<>();

    /** The sequence that this is a copy of. */
    private @Nullable PageSequence original;

    private @Nullable PageRequest next;
    private long pages;
    private int consecutiveEmpty;
    private boolean gaveCursor;

    PageSequence(PageRequest first, int emptyPagesTolerated) {
        this.next = first;
        this.emptyPagesTolerated = emptyPagesTolerated;
    }

    /** Continues from a checkpoint. */
    PageSequence(Position position, int emptyPagesTolerated) {
        this.next = position.next().orElse(null);
        this.pages = position.pages();
        this.consecutiveEmpty = position.consecutiveEmpty();
        this.emptyPagesTolerated = emptyPagesTolerated;
        position.recent().forEach(this::add);
        inlined.addAll(position.inlined());
    }

    /**
     * A copy to look ahead with. It contains only the ids that are added to it and looks up the others in this
     * sequence, so it costs little and is valid until this sequence changes.
     */
    PageSequence copy() {
        PageSequence copy = new PageSequence(position(List.of()), emptyPagesTolerated);
        copy.original = this;
        copy.gaveCursor = gaveCursor;
        return copy;
    }

    /**
     * The position in a sequence, for a checkpoint.
     *
     * @param recent the most recent ids, oldest first
     * @param inlined the ids that were inlined in their comment and on no page yet
     */
    record Position(
            Optional<PageRequest> next,
            long pages,
            int consecutiveEmpty,
            List<CommentId> recent,
            List<CommentId> inlined) {}

    Position position() {
        return position(recent.oldestFirst());
    }

    private Position position(List<CommentId> ids) {
        return new Position(Optional.ofNullable(next), pages, consecutiveEmpty, ids, List.copyOf(inlined));
    }

    /** The request for the next page; null if the sequence has ended. */
    @Nullable
    PageRequest next() {
        return next;
    }

    /** Whether the current cursor was served in this reading, and does not come from a checkpoint. */
    boolean gaveCursor() {
        return gaveCursor;
    }

    void close() {
        next = null;
    }

    /** Returns whether the id is new in this sequence. */
    boolean add(CommentId id) {
        if ((original != null && original.seen.contains(id)) || !seen.add(id)) {
            return false;
        }
        recent.add(id);
        return true;
    }

    /** Returns whether the id of an inlined reply is new in this sequence. */
    boolean addInlined(CommentId id) {
        inlined.add(id);
        return add(id);
    }

    /**
     * Accepts the page for {@link #next()} and advances.
     *
     * @return the problem that ends the sequence; null if it continues, or ended regularly
     */
    @Nullable
    StopReason accept(PageRequest request, CommentPage page) {
        pages++;
        boolean hasInlined = !inlined.isEmpty()
                && inlined.removeAll(page.comments().stream().map(Comment::id).toList());
        if (!page.hasMore()) {
            next = null;
            return null;
        }
        if (pages > 1
                && !hasInlined
                && !page.comments().isEmpty()
                && page.comments().stream().allMatch(comment -> isKnown(comment.id()))) {
            // The same page stays the next one, so that a reading can resume once the source has recovered.
            return StopReason.REPEATED_PAGE;
        }
        Optional<Cursor> cursor = page.next()
                .filter(Cursor::leadsSomewhere)
                .filter(given -> !request.after().equals(Optional.of(given)));
        if (cursor.isEmpty()) {
            next = null;
            return StopReason.STALLED_CURSOR;
        }
        next = request.after(cursor.get());
        gaveCursor = true;
        consecutiveEmpty = page.comments().isEmpty() ? consecutiveEmpty + 1 : 0;
        if (consecutiveEmpty > emptyPagesTolerated) {
            consecutiveEmpty = 0;
            return StopReason.EMPTY_PAGES;
        }
        return null;
    }

    private boolean isKnown(CommentId id) {
        return seen.contains(id) || (original != null && original.seen.contains(id));
    }
}
