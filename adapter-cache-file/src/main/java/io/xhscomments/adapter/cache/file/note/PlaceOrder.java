package io.xhscomments.adapter.cache.file.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The order of a note's comments: newest first. Comments of one moment stand as the newest page with both serves them,
 * otherwise by id.
 */
final class PlaceOrder {
    private static final Comparator<UnionRow> BY_TIME = Comparator.comparingLong(UnionRow::time)
            .thenComparing(row -> row.id.toByteArray(), Arrays::compareUnsigned)
            .reversed();

    private PlaceOrder() {}

    /**
     * Sorts rows.
     *
     * @param pages the pages with these rows, older ones first
     */
    static void sort(List<UnionRow> rows, Map<?, UnionRow> byId, List<IndexedPage> pages) {
        rows.sort(BY_TIME);
        Set<Long> shared = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).time() == rows.get(i - 1).time()) {
                shared.add(rows.get(i).time());
            }
        }
        if (!shared.isEmpty()) {
            new Moments(shared, byId, pages).sort(rows);
        }
    }

    /** The moments with several comments. */
    private record Moments(Set<Long> times, Map<?, UnionRow> byId, List<IndexedPage> pages) {
        void sort(List<UnionRow> rows) {
            Map<Long, List<List<UnionRow>>> served = new HashMap<>();
            for (int i = pages.size() - 1; i >= 0; i--) {
                IndexedPage page = pages.get(i);
                List<UnionRow> run = new ArrayList<>();
                for (int row = page.start; row < page.rows(); row++) {
                    UnionRow known = Objects.requireNonNull(byId.get(page.ids[row]));
                    if (!run.isEmpty() && run.get(0).time() != known.time()) {
                        add(served, run);
                        run = new ArrayList<>();
                    }
                    run.add(known);
                }
                add(served, run);
            }
            for (int from = 0; from < rows.size(); ) {
                int to = from + 1;
                while (to < rows.size() && rows.get(to).time() == rows.get(from).time()) {
                    to++;
                }
                List<List<UnionRow>> runs = served.get(rows.get(from).time());
                if (to - from > 1 && runs != null) {
                    List<UnionRow> sorted = merge(rows.subList(from, to), runs);
                    for (int i = from; i < to; i++) {
                        rows.set(i, sorted.get(i - from));
                    }
                }
                from = to;
            }
        }

        private void add(Map<Long, List<List<UnionRow>>> served, List<UnionRow> run) {
            if (run.size() > 1 && times.contains(run.get(0).time())) {
                served.computeIfAbsent(run.get(0).time(), time -> new ArrayList<>())
                        .add(run);
            }
        }

        /** Starts from the newest run; each other comment goes behind its predecessor in the run that has it. */
        private static List<UnionRow> merge(List<UnionRow> byId, List<List<UnionRow>> runs) {
            List<UnionRow> merged = new ArrayList<>();
            Set<UnionRow> placed = new HashSet<>();
            for (List<UnionRow> run : runs) {
                int position = 0;
                for (UnionRow row : run) {
                    if (placed.add(row)) {
                        merged.add(position, row);
                    }
                    position = merged.indexOf(row) + 1;
                }
            }
            for (UnionRow row : byId) {
                if (placed.add(row)) {
                    int position = 0;
                    while (position < merged.size() && BY_TIME.compare(merged.get(position), row) < 0) {
                        position++;
                    }
                    merged.add(position, row);
                }
            }
            return merged;
        }
    }
}
