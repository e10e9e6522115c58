package io.xhscomments.adapter.cache.file.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
            int best = -1;
            while (candidate < carriers.size() || best >= 0) {
                while (candidate < carriers.size() && segments.top(carriers.get(candidate)) <= reached + 1) {
                    best = lower(segments, best, carriers.get(candidate++));
                }
                if (best < 0) {
                    best = carriers.get(candidate++);
                }
                if (segments.bottom(best) > reached) {
                    reached = segments.bottom(best);
                    boolean lowest = reached == segment.bottom;
                    // If the newest look found no more here, there is no cursor to continue with.
                    if (!lowest || segment.lowest.next != null && !segment.reachesEnd) {
                        boundaries.add(new Union.Boundary(reached, pages.get(best), lowest));
                    }
                }
                best = -1;
            }
        }
        return boundaries;
    }

    /** The page that ends lower; of two that end at the same row, the newer one. */
    private static int lower(Segments segments, int one, int other) {
        if (one < 0) {
            return other;
        }
        int order = Integer.compare(segments.bottom(one), segments.bottom(other));
        return order > 0 || order == 0 && one > other ? one : other;
    }
}
