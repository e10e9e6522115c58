package io.xhscomments.adapter.cache.file.note;

import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** When the places of a note were looked at. */
final class Looks {
    private Looks() {}

    /** Each place counts with the newest page that covers it; the oldest of these is how old the note may be. */
    static OptionalLong oldest(List<IndexedPage> pages, Segments segments, int ranks) {
        List<Integer> byTop = IntStream.range(0, pages.size())
                .filter(page -> segments.isCovering(page) && segments.bottom(page) >= 0)
                .boxed()
                .sorted((one, other) -> Integer.compare(segments.top(one), segments.top(other)))
                .toList();
        PriorityQueue<Integer> newest = new PriorityQueue<>((one, other) -> Integer.compare(other, one));
        OptionalLong oldest = OptionalLong.empty();
        int next = 0;
        for (int rank = 0; rank < ranks; rank++) {
            while (next < byTop.size() && segments.top(byTop.get(next)) <= rank) {
                newest.add(byTop.get(next++));
            }
            while (!newest.isEmpty() && segments.bottom(newest.peek()) < rank) {
                newest.poll();
            }
            if (!newest.isEmpty()) {
                long look = pages.get(newest.peek()).generation.fetchedAt();
                oldest = OptionalLong.of(Math.min(look, oldest.orElse(look)));
            }
        }
        return oldest;
    }
}
