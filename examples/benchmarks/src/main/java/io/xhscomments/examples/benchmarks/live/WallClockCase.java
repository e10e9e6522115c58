package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Notes, and the service that they are read from.
 *
 * @param scale all times are divided by it, and the rate is multiplied
 * @param accepted how many requests at once the service accepts; the client uses as many
 * @param adaptive whether the client finds out how many that are
 * @param program whether the program reads the notes into a table, and not the library
 */
record WallClockCase(
        String name,
        List<SyntheticNote> notes,
        ReplySelection replies,
        Duration fullLatency,
        int scale,
        int accepted,
        boolean adaptive,
        boolean program) {
    private static final int PER_SECOND = 10;
    private static final int PAGE = 10;
    private static final int LONG_NOTE = 60;

    static List<WallClockCase> all(int scale, int manyNotes) {
        List<SyntheticNote> chains = notes(1, 10, 30);
        Duration quick = Duration.ofMillis(300);
        Duration slow = Duration.ofSeconds(1);
        return List.of(
                library("one note, 100 chains of 3 pages, 0.3 s", chains, quick, scale, 4, false),
                library("one note, 100 chains of 3 pages, 1 s", chains, slow, scale, 4, false),
                library("one note, 200 chains of 1 page, 0.3 s", notes(1, 20, 5), quick, scale, 4, false),
                library(manyNotes + " notes of 4 pages, 0.3 s", notes(manyNotes, 4, 0), quick, scale, 4, false),
                library("40 notes of 1 to 60 pages, 0.3 s", skewed(), quick, scale, 4, false),
                library("60 notes of 4 pages, 1 s", notes(60, 4, 0), slow, scale, 4, false),
                library("60 notes of 4 pages, 1 s, 12 accepted", notes(60, 4, 0), slow, scale, 12, false),
                library("the same, --at-once auto", notes(60, 4, 0), slow, scale, 12, true),
                new WallClockCase(
                        "60 notes of 4 pages, 1 s, table",
                        notes(60, 4, 0),
                        ReplySelection.none(),
                        slow,
                        1,
                        4,
                        false,
                        true));
    }

    private static WallClockCase library(
            String name, List<SyntheticNote> notes, Duration latency, int scale, int accepted, boolean adaptive) {
        return new WallClockCase(name, notes, ReplySelection.all(), latency, scale, accepted, adaptive, false);
    }

    private static List<SyntheticNote> notes(int count, int pages, int replies) {
        return IntStream.range(0, count)
                .mapToObj(seed -> note(seed, pages, replies))
                .toList();
    }

    /** Few long notes among many short ones, in random order. */
    private static List<SyntheticNote> skewed() {
        Random random = new Random(7);
        IntUnaryOperator pages = seed -> seed == 11 ? LONG_NOTE : 1 + (int) (8 * Math.pow(random.nextDouble(), 3));
        return IntStream.range(0, 40)
                .mapToObj(seed -> note(seed, pages.applyAsInt(seed), 0))
                .toList();
    }

    private static SyntheticNote note(int seed, int pages, int replies) {
        return SyntheticNote.builder(seed)
                .pageSize(PAGE)
                .comments(pages * PAGE)
                .replies(replies)
                .replyPageSize(PAGE)
                .build();
    }

    Duration latency() {
        return fullLatency.dividedBy(scale);
    }

    int rate() {
        return PER_SECOND * scale;
    }

    private static long replyPages(SyntheticNote note, CommentId comment) {
        return note.replyIds(comment).findAny().isPresent() ? note.replyPages(comment) : 0;
    }

    /** The requests of a sequential reading. */
    long requests() {
        return notes.stream()
                .mapToLong(note -> note.pages()
                        + note.commentIds()
                                .mapToLong(id -> replyPages(note, id))
                                .sum())
                .sum();
    }

    private static long longestSequence(SyntheticNote note) {
        return note.pages()
                + note.commentIds().mapToLong(id -> replyPages(note, id)).max().orElse(0);
    }

    /** The least time: by the rate, by the requests in flight, or by the longest sequence of cursors. */
    double leastSeconds() {
        double seconds = latency().toNanos() / 1e9;
        long longest =
                notes.stream().mapToLong(WallClockCase::longestSequence).max().orElse(0);
        return Math.max((double) requests() / rate(), Math.max(requests() * seconds / accepted, longest * seconds));
    }
}
