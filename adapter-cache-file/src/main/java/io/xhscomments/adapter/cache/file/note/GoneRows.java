package io.xhscomments.adapter.cache.file.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds comments that are gone: the service did not serve them where they had been, later than it served them last, and
 * not among the pinned ones just before and after. Nothing tells whether they were deleted.
 */
final class GoneRows {
    private GoneRows() {}

    static void mark(List<UnionRow> rows, List<IndexedPage> pages, Segments segments) {
        List<Integer> witnesses = new ArrayList<>();
        List<IndexedPage> firstPages = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            IndexedPage page = pages.get(i);
            if (page.first && page.complete) {
                firstPages.add(page);
            }
            if (segments.isCovering(i) && page.complete && page.hasRowsAtPlace()) {
                witnesses.add(i);
            }
        }
        witnesses.sort(Comparator.comparingInt(page -> from(pages.get(page), segments.top(page))));
        TreeMap<Integer, IndexedPage> active = new TreeMap<>();
        int next = 0;
        for (UnionRow row : rows) {
            while (next < witnesses.size()
                    && from(pages.get(witnesses.get(next)), segments.top(witnesses.get(next))) <= row.rank) {
                active.put(witnesses.get(next), pages.get(witnesses.get(next)));
                next++;
            }
            active.entrySet().removeIf(page -> segments.bottom(page.getKey()) < row.rank);
            row.gone = active.descendingMap().values().stream()
                    .takeWhile(page -> IndexedPage.AGE.compare(page, row.newest) > 0)
                    .anyMatch(page -> isWitness(page, row, firstPages));
        }
    }

    /** A first page also shows what is missing above its top row. */
    private static int from(IndexedPage page, int top) {
        return page.first ? -1 : top;
    }

    private static boolean isWitness(IndexedPage page, UnionRow row, List<IndexedPage> firstPages) {
        if (!page.isLaterThan(row.newest) || page.times[page.bottomRow()] >= row.time()) {
            return false;
        }
        if (page.first) {
            return true;
        }
        return page.times[page.start] > row.time()
                && firstPages.stream().anyMatch(look -> look.isLaterThan(row.newest) && !look.isLaterThan(page))
                && firstPages.stream().anyMatch(look -> look.isLaterThan(page));
    }
}
