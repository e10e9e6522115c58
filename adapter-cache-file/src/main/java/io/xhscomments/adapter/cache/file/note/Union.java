package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.core.model.CommentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All comments of a note that any stored page contains, in the order of the note, and the gaps between them. A pure
 * function of the pages: their order, and pages that come twice, make no difference. Immutable.
 */
final class Union {
    /** The rank before the first part. */
    static final int START = -2;

    private final List<IndexedPage> pages;
    private final Map<CommentId, UnionRow> byId;
    private final List<UnionRow> rows;
    private final @Nullable IndexedPage newestFirst;
    private final Segments segments;
    private final List<Segments.Segment> path;
    private final List<Boundary> boundaries;

    /**
     * The end of a part that is served at once.
     *
     * @param rank the rank of its last row
     * @param carrier the page whose cursor continues below
     * @param gap whether nothing covers the place below
     */
    record Boundary(int rank, IndexedPage carrier, boolean gap) {}

    /**
     * A part of the note.
     *
     * @param end where it ends; empty at the end of the note
     */
    record Part(List<UnionRow> rows, Optional<Boundary> end) {}

    private Union(List<IndexedPage> pages, long floor) {
        this.pages = pages;
        this.byId = rowsOf(pages);
        this.rows = new ArrayList<>(byId.values());
        PlaceOrder.sort(rows, byId, pages);
        for (int rank = 0; rank < rows.size(); rank++) {
            rows.get(rank).rank = rank;
        }
        this.newestFirst = pages.stream()
                .filter(page -> page.first)
                .reduce((older, newer) -> newer)
                .orElse(null);
        this.segments = new Segments(pages, byId, floor);
        this.path = path();
        this.boundaries = Boundaries.of(pages, segments, path);
        GoneRows.mark(rows, pages, segments);
    }

    /**
     * The union of pages of one note and route, newest first.
     *
     * @param floor pages that were stored before this moment, in milliseconds, do not close a gap
     */
    static Union of(List<IndexedPage> pages, long floor) {
        Map<StoredGeneration, IndexedPage> distinct = new HashMap<>();
        pages.forEach(page -> distinct.putIfAbsent(page.generation, page));
        return new Union(distinct.values().stream().sorted(IndexedPage.AGE).toList(), floor);
    }

    private static Map<CommentId, UnionRow> rowsOf(List<IndexedPage> pages) {
        Map<CommentId, UnionRow> rows = new HashMap<>();
        for (IndexedPage page : pages) {
            for (int row = 0; row < page.rows(); row++) {
                UnionRow known = rows.get(page.ids[row]);
                if (known == null) {
                    rows.put(page.ids[row], new UnionRow(page.ids[row], page, row));
                } else {
                    known.add(page, row);
                }
            }
        }
        return rows;
    }

    /** The segment of the newest first page, and those that reach further down than the ones before. */
    private List<Segments.Segment> path() {
        List<Segments.Segment> path = new ArrayList<>();
        Segments.Segment top = newestFirst == null ? null : segments.of(pages.lastIndexOf(newestFirst));
        if (top != null) {
            path.add(top);
        }
        for (Segments.Segment segment : segments.all()) {
            if (path.isEmpty() || segment.bottom > path.get(path.size() - 1).bottom) {
                path.add(segment);
            }
        }
        return path;
    }

    /** All comments, those that are gone included. */
    List<UnionRow> rows() {
        return rows;
    }

    /** The comments that are not gone: pinned ones first, then by place. */
    List<UnionRow> all() {
        List<UnionRow> all = new ArrayList<>(pinnedRows());
        Set<UnionRow> pinned = new HashSet<>(all);
        rows.stream().filter(row -> !row.gone && !pinned.contains(row)).forEach(all::add);
        return all;
    }

    private List<UnionRow> pinnedRows() {
        return newestFirst == null
                ? List.of()
                : newestFirst.pinned.stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    /** When the page was stored that was looked at least recently, of those that cover the note; in milliseconds. */
    OptionalLong oldestLook() {
        return Looks.oldest(pages, segments, rows.size());
    }

    @Nullable
    UnionRow row(CommentId id) {
        return byId.get(id);
    }

    List<Segments.Segment> segments() {
        return path;
    }

    List<IndexedPage> pages() {
        return pages;
    }

    Optional<IndexedPage> newestFirstPage() {
        return Optional.ofNullable(newestFirst);
    }

    /** Whether the service serves this note newest first, as far as the newest first page tells. */
    boolean isNewestFirst() {
        return newestFirst == null || newestFirst.ordered;
    }

    /** Whether the segment that begins with the newest first page reaches the end of the note. */
    boolean isComplete() {
        return path.size() == 1 && path.get(0).reachesEnd;
    }

    /** The newest page that gave the cursor of a key. */
    Optional<IndexedPage> giving(String hex) {
        return segments.pagesGiving(hex).stream().max(Integer::compare).map(pages::get);
    }

    /** The rank of the row after which the page of this key begins; empty if no page tells. */
    OptionalInt rankBefore(String hex) {
        OptionalInt given =
                segments.pagesGiving(hex).stream().mapToInt(segments::bottom).max();
        return given.isPresent()
                ? given
                : segments.pagesOf(hex).stream()
                        .filter(page -> pages.get(page).hasRowsAtPlace())
                        .mapToInt(page -> segments.top(page) - 1)
                        .max();
    }

    /** Whether nothing covers the place where the page of this key begins. */
    boolean isGapBefore(String hex) {
        List<Integer> giving = segments.pagesGiving(hex);
        if (giving.isEmpty()) {
            return segments.pagesOf(hex).stream().noneMatch(segments::isCovering);
        }
        return giving.stream().allMatch(page -> {
            Segments.Segment segment = segments.of(page);
            return segment == null || segment.bottom <= segments.bottom(page) && !segment.reachesEnd;
        });
    }

    /**
     * The part that begins after this rank: pinned comments first, if it is the first part; without comments that are
     * gone, and without the pinned ones at their place.
     */
    Part after(int rank) {
        Optional<Boundary> end =
                boundaries.stream().filter(boundary -> boundary.rank() > rank).findFirst();
        int last = end.map(Boundary::rank).orElse(rows.size() - 1);
        List<UnionRow> pinned = pinnedRows();
        Set<UnionRow> served = new HashSet<>(pinned);
        List<UnionRow> part = new ArrayList<>(rank == START ? pinned : List.of());
        rows.subList(Math.max(rank + 1, 0), last + 1).stream()
                .filter(row -> !row.gone && !served.contains(row))
                .forEach(part::add);
        return new Part(part, end);
    }
}
