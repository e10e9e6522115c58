package io.xhscomments.adapter.cache.file.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds comments that are gone: the service did not serve them where they had been, later than it served them last, and
 * not among the pinned ones of the first pages just before and after, of which no row was left out. Nothing tells
 * whether they were deleted.
 */
final class GoneRows {
    private GoneRows() {}

    /** A page that may show that a comment is gone, with the first page just before it: a first page is its own. */
    private record Witness(IndexedPage page, IndexedPage lookBefore) {
        boolean showsGone(UnionRow row) {
            return page.isLaterThan(row.newest)
                    && lookBefore.isLaterThan(row.newest)
                    && page.times[page.bottomRow()] < row.time()
                    && (page.first || page.times[page.start] > row.time());
        }
    }

    static void mark(List<UnionRow> rows, List<IndexedPage> pages, Segments segments) {
        Map<Integer, Witness> witnesses = witnesses(pages, segments);
        List<Integer> byTop = new ArrayList<>(witnesses.keySet());
        byTop.sort(Comparator.comparingInt(page -> from(pages.get(page), segments.top(page))));
        TreeMap<Integer, Witness> active = new TreeMap<>();
        int next = 0;
        for (UnionRow row : rows) {
            while (next < byTop.size() && from(pages.get(byTop.get(next)), segments.top(byTop.get(next))) <= row.rank) {
                active.put(byTop.get(next), Objects.requireNonNull(witnesses.get(byTop.get(next))));
                next++;
            }
            active.entrySet().removeIf(page -> segments.bottom(page.getKey()) < row.rank);
            row.gone = active.descendingMap().values().stream()
                    .takeWhile(witness -> IndexedPage.AGE.compare(witness.page(), row.newest) > 0)
                    .anyMatch(witness -> witness.showsGone(row));
        }
    }

    /** A first page also shows what is missing above its top row. */
    private static int from(IndexedPage page, int top) {
        return page.first ? -1 : top;
    }

    /** By their index. A row that was left out of the first page just before or after may be any pinned comment. */
    private static Map<Integer, Witness> witnesses(List<IndexedPage> pages, Segments segments) {
        List<IndexedPage> firstPages = pages.stream().filter(page -> page.first).toList();
        Map<Integer, Witness> found = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            IndexedPage page = pages.get(i);
            if (!segments.isCovering(i) || !page.complete || !page.hasRowsAtPlace()) {
                continue;
            }
            Optional<IndexedPage> before = page.first
                    ? Optional.of(page)
                    : firstPages.stream()
                            .filter(look -> !look.isLaterThan(page))
                            .reduce((earlier, later) -> later)
                            .filter(look -> look.complete && isSeenAfter(page, firstPages));
            if (before.isPresent()) {
                found.put(i, new Witness(page, before.get()));
            }
        }
        return found;
    }

    private static boolean isSeenAfter(IndexedPage page, List<IndexedPage> firstPages) {
        return firstPages.stream()
                .filter(look -> look.isLaterThan(page))
                .findFirst()
                .filter(look -> look.complete)
                .isPresent();
    }
}
