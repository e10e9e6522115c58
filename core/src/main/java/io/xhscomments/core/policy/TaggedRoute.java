package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One of the two routes of {@link AutoRoute}, with its cursors tagged in requests and pages. */
record TaggedRoute(AutoRoute.Route route, CursorTag tag) {
    /** The stored page, else the page from the live source. */
    CommentPage fetch(PageRequest request) {
        PageRequest untagged = tag.removeFrom(request);
        return tag.addTo(
                route.stored().page(untagged).orElseGet(() -> route.live().fetch(untagged)));
    }

    Optional<CommentPage> stored(PageRequest request) {
        return route.stored().page(tag.removeFrom(request)).map(tag::addTo);
    }

    boolean holds(PageRequest request) {
        return route.stored().holds(request);
    }

    /**
     * The number of consecutive stored pages from this one on; {@code Long.MAX_VALUE} if they include the last page.
     */
    long storedPagesFrom(PageRequest start) {
        Set<Cursor> seen = new HashSet<>();
        PageRequest request = start;
        for (long pages = 0; ; pages++) {
            Optional<CommentPage> page = readable(request);
            if (page.isEmpty()) {
                return pages;
            }
            Optional<Cursor> next = page.get().next();
            if (next.isEmpty() || !seen.add(next.get())) {
                return Long.MAX_VALUE;
            }
            request = request.after(next.get());
        }
    }

    private Optional<CommentPage> readable(PageRequest request) {
        try {
            return route.stored().page(request);
        } catch (CommentSourceException unreadable) {
            return Optional.empty();
        }
    }
}
