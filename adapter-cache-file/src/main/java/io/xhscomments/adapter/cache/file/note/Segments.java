package io.xhscomments.adapter.cache.file.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins pages into segments: parts of a note without a gap. Two pages belong together if one gave the cursor of the
 * other, or if the last row of one stands on the other, too. Positions are those of the sorted rows.
 */
final class Segments {
    /** Above all rows: where a first page ends that has no row at its place. */
    private static final int ABOVE = -1;

    private final List<IndexedPage> pages;
    private final int lastRank;
    private final Map<String, List<Integer>> byNext = new HashMap<>();
    private final Map<String, List<Integer>> byKey = new HashMap<>();
    private final int[] top;
    private final int[] bottom;
    private final boolean[] covering;
    private final int[] parent;
    private final Map<Integer, Segment> byRoot = new HashMap<>();

    /** A part of a note without a gap, from the page at its top to the lowest one. */
    static final class Segment {
        int top = Integer.MAX_VALUE;
        int bottom = ABOVE;
        IndexedPage lowest;
        boolean reachesEnd;
        final List<Integer> pages = new ArrayList<>();

        Segment(IndexedPage page) {
            this.lowest = page;
        }
    }

    /**
     * Joins pages.
     *
     * @param rows the rows with their ranks, by id
     * @param floor pages that were stored before this moment do not cover anything
     */
    Segments(List<IndexedPage> pages, Map<?, UnionRow> rows, long floor) {
        this.pages = pages;
        this.lastRank = rows.size() - 1;
        this.top = new int[pages.size()];
        this.bottom = new int[pages.size()];
        this.covering = new boolean[pages.size()];
        this.parent = new int[pages.size()];
        Arrays.setAll(parent, i -> i);
        for (int i = 0; i < pages.size(); i++) {
            IndexedPage page = pages.get(i);
            byKey.computeIfAbsent(page.generation.hex(), hex -> new ArrayList<>())
                    .add(i);
            if (page.next != null) {
                byNext.computeIfAbsent(page.next, hex -> new ArrayList<>()).add(i);
            }
            top[i] = page.hasRowsAtPlace() ? rank(rows, page, page.start) : ABOVE;
            bottom[i] = page.hasRowsAtPlace() ? rank(rows, page, page.bottomRow()) : ABOVE;
        }
        placeEmptyPages();
        for (int i = 0; i < pages.size(); i++) {
            IndexedPage page = pages.get(i);
            covering[i] =
                    page.ordered && page.generation.fetchedAt() >= floor && (page.first || beginsBelowItsCursor(i));
        }
        joinByCursor();
        joinByRow(rows.size(), rows);
        collect();
    }

    private static int rank(Map<?, UnionRow> rows, IndexedPage page, int row) {
        UnionRow known = rows.get(page.ids[row]);
        return known == null ? ABOVE : known.rank;
    }

    /** A page without rows at their place ends where its cursor points. */
    private void placeEmptyPages() {
        boolean changed = true;
        for (int round = 0; changed && round < pages.size(); round++) {
            changed = false;
            for (int i = 0; i < pages.size(); i++) {
                if (!pages.get(i).hasRowsAtPlace() && !pages.get(i).first) {
                    int given = rankOfCursor(pages.get(i).generation.hex());
                    changed |= given > bottom[i];
                    top[i] = given;
                    bottom[i] = given;
                }
            }
        }
    }

    private List<Integer> giving(String hex) {
        return byNext.getOrDefault(hex, List.of());
    }

    /** The rank of the row after which the page of a key begins; {@link #ABOVE} if no page has given its cursor. */
    private int rankOfCursor(String hex) {
        return giving(hex).stream().mapToInt(i -> bottom[i]).max().orElse(ABOVE);
    }

    /** Not a page that the service begins again above the row of its cursor. */
    private boolean beginsBelowItsCursor(int page) {
        List<Integer> giving = giving(pages.get(page).generation.hex());
        return giving.isEmpty()
                ? pages.get(page).hasRowsAtPlace()
                : giving.stream().anyMatch(other -> bottom[other] <= top[page]);
    }

    private void joinByCursor() {
        for (int page = 0; page < pages.size(); page++) {
            if (covering[page]) {
                for (int other : giving(pages.get(page).generation.hex())) {
                    if (covering[other] && bottom[other] <= top[page]) {
                        join(page, other);
                    }
                }
            }
        }
    }

    /** The last row of one page stands at its place on the other. */
    private void joinByRow(int rowCount, Map<?, UnionRow> rows) {
        int[] ending = new int[rowCount];
        Arrays.fill(ending, -1);
        for (int page = 0; page < pages.size(); page++) {
            if (covering[page] && pages.get(page).hasRowsAtPlace()) {
                if (ending[bottom[page]] >= 0) {
                    join(page, ending[bottom[page]]);
                }
                ending[bottom[page]] = page;
            }
        }
        for (int page = 0; page < pages.size(); page++) {
            for (int row = pages.get(page).start;
                    covering[page] && row < pages.get(page).rows();
                    row++) {
                int rank = rank(rows, pages.get(page), row);
                if (ending[rank] >= 0) {
                    join(page, ending[rank]);
                }
            }
        }
    }

    private void join(int one, int other) {
        parent[find(one)] = find(other);
    }

    private int find(int page) {
        int root = page;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void collect() {
        for (int i = 0; i < pages.size(); i++) {
            if (covering[i]) {
                int page = i;
                Segment segment = byRoot.computeIfAbsent(find(i), root -> new Segment(pages.get(page)));
                segment.pages.add(i);
                segment.top = Math.min(segment.top, top[i]);
                // Pages are sorted by age, so the newest of those that end lowest counts.
                if (bottom[i] >= segment.bottom) {
                    segment.bottom = bottom[i];
                    segment.lowest = pages.get(i);
                }
            }
        }
        byRoot.values().forEach(segment -> segment.reachesEnd = reachesEnd(segment));
    }

    /** The segments, from the top to the bottom of the note. */
    List<Segment> all() {
        return byRoot.values().stream()
                .sorted(Comparator.<Segment>comparingInt(segment -> segment.top)
                        .thenComparing(segment -> -segment.bottom))
                .toList();
    }

    /** An empty page is believed only if it directly follows the page that gave its cursor. */
    private boolean reachesEnd(Segment segment) {
        IndexedPage lowest = segment.lowest;
        return !lowest.hasMore
                && segment.bottom == lastRank
                && (lowest.first
                        || lowest.rows() > 0
                        || giving(lowest.generation.hex()).stream().anyMatch(i -> lowest.follows(pages.get(i))));
    }

    /** The segment of a page; null if the page covers nothing. */
    @Nullable
    Segment of(int page) {
        return covering[page] ? byRoot.get(find(page)) : null;
    }

    /** The pages that gave the cursor of a key. */
    List<Integer> pagesGiving(String hex) {
        return giving(hex);
    }

    /** The pages that are stored under a key. */
    List<Integer> pagesOf(String hex) {
        return byKey.getOrDefault(hex, List.of());
    }

    int top(int page) {
        return top[page];
    }

    int bottom(int page) {
        return bottom[page];
    }

    boolean isCovering(int page) {
        return covering[page];
    }
}
