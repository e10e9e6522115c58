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
 * One chain of pages, and the guards that end it when the source goes round in circles. A bad end costs at most one
 * request: a cursor that leads nowhere is seen before it is sent. For one thread.
 */
final class PageSequence {
    private final int emptyPagesTolerated;
    private final IdSet seen = new IdSet();
    private final RecentIds recent = new RecentIds();
    /** Came with their comment, and on no page yet: the first pages repeat them, and that is no circle. */
    private final Set<CommentId> inlined = new LinkedHashSet<>();

    private @Nullable PageRequest next;
    private long pages;
    private int emptyInARow;
    private boolean gaveCursor;

    PageSequence(PageRequest first, int emptyPagesTolerated) {
        this.next = first;
        this.emptyPagesTolerated = emptyPagesTolerated;
    }

    /** A chain that goes on where another process left it. */
    PageSequence(Position position, int emptyPagesTolerated) {
        this.next = position.next().orElse(null);
        this.pages = position.pages();
        this.emptyInARow = position.emptyInARow();
        this.emptyPagesTolerated = emptyPagesTolerated;
        position.recent().forEach(this::add);
        inlined.addAll(position.inlined());
    }

    /**
     * A chain's place, for a checkpoint.
     *
     * @param recent the ids seen last, oldest first
     * @param inlined those that came with their comment, and on no page yet
     */
    record Position(
            Optional<PageRequest> next, long pages, int emptyInARow, List<CommentId> recent, List<CommentId> inlined) {}

    Position position() {
        return new Position(Optional.ofNullable(next), pages, emptyInARow, recent.oldestFirst(), List.copyOf(inlined));
    }

    /** The request for the next page; null if the chain has ended. */
    @Nullable
    PageRequest next() {
        return next;
    }

    /** Whether the cursor to go on from came in this very reading, not out of a checkpoint. */
    boolean gaveCursor() {
        return gaveCursor;
    }

    void close() {
        next = null;
    }

    /** Whether the id was not in this chain before. */
    boolean add(CommentId id) {
        if (!seen.add(id)) {
            return false;
        }
        recent.add(id);
        return true;
    }

    /** Whether the id, which came with its comment, was not in this chain before. */
    boolean addInlined(CommentId id) {
        inlined.add(id);
        return add(id);
    }

    /**
     * Takes the page that came for {@link #next()} and moves on.
     *
     * @return why the chain must not be followed further; null if it may, or has come to its end
     */
    @Nullable
    StopReason accept(PageRequest asked, CommentPage page) {
        pages++;
        boolean bringsInlined = !inlined.isEmpty()
                && inlined.removeAll(page.comments().stream().map(Comment::id).toList());
        if (!page.hasMore()) {
            next = null;
            return null;
        }
        if (pages > 1
                && !bringsInlined
                && !page.comments().isEmpty()
                && page.comments().stream().allMatch(this::isKnown)) {
            // Left open at this very page: a source that has come to its senses can be resumed.
            return StopReason.REPEATED_PAGE;
        }
        Optional<Cursor> cursor = page.next()
                .filter(Cursor::leadsSomewhere)
                .filter(given -> !asked.after().equals(Optional.of(given)));
        if (cursor.isEmpty()) {
            next = null;
            return StopReason.STALLED_CURSOR;
        }
        next = asked.after(cursor.get());
        gaveCursor = true;
        emptyInARow = page.comments().isEmpty() ? emptyInARow + 1 : 0;
        if (emptyInARow > emptyPagesTolerated) {
            emptyInARow = 0;
            return StopReason.EMPTY_PAGES;
        }
        return null;
    }

    private boolean isKnown(Comment comment) {
        return seen.contains(comment.id());
    }
}
