package io.xhscomments.adapter.cache.file.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Divides a note into parts that end where a stored page ends, so that a reading can continue with its cursor. */
final class Boundaries {
    private Boundaries() {}

    static List<Union.Boundary> of(List<IndexedPage> pages, Segments segments, List<Segments.Segment> path) {
        List<Union.Boundary> boundaries = new ArrayList<>();
        int reached = Union.START;
        for (Segments.Segment segment : path) {
            List<Integer> carriers = segment.pages.stream()
                    .filter(page -> pages.get(page).next != null)
                    .sorted(Comparator.comparingInt(segments::top))
                    .toList();
            int candidate = 0;
            while (candidate < carriers.size()) {
                int from = Math.max(reached + 1, segments.top(carriers.get(candidate)));
                int best = -1;
                while (candidate < carriers.size() && segments.top(carriers.get(candidate)) <= from) {
                    best = lower(pages, segments, best, carriers.get(candidate++));
                }
                if (bottom(pages, segments, best) > reached) {
                    reached = bottom(pages, segments, best);
                    boolean lowest = reached == segment.bottom;
                    // If the newest look found no more here, there is no cursor to continue with.
                    if (!lowest || segment.lowest.next != null && !segment.reachesEnd) {
                        boundaries.add(new Union.Boundary(reached, pages.get(best), lowest));
                    }
                }
            }
        }
        return boundaries;
    }

    /** The page that ends lower; of two that end at the same row, the newer one. */
    private static int lower(List<IndexedPage> pages, Segments segments, int one, int other) {
        if (one < 0) {
            return other;
        }
        int order = Integer.compare(bottom(pages, segments, one), bottom(pages, segments, other));
        return order > 0 || order == 0 && one > other ? one : other;
    }

    /** Where the page ends. Another page with the same cursor may show a row that was left out of this one. */
    private static int bottom(List<IndexedPage> pages, Segments segments, int page) {
        String next = Objects.requireNonNull(pages.get(page).next);
        return segments.pagesGiving(next).stream().mapToInt(segments::bottom).reduce(segments.bottom(page), Math::max);
    }
}
