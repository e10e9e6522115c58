package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.NOTE;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Measures the memory of reading a note of a million comments. A program, not a test, because the numbers depend on the
 * machine; run it with {@code -Xmx64m} to show that this is enough.
 */
final class ReadingMeasurements {
    private static final int MILLION = 1_000_000;
    private static final int PER_PAGE = 10;

    private ReadingMeasurements() {}

    public static void main(String[] arguments) {
        for (int size : new int[] {10_000, 100_000, MILLION}) {
            idSet(size);
        }
        checkpoints();
        stream();
    }

    private static void idSet(int size) {
        Random random = new Random(size);
        long before = usedHeap();
        IdSet set = new IdSet();
        double worst = 0;
        long nanos = System.nanoTime();
        while (set.size() < size) {
            set.add(CommentId.of(String.format(
                    Locale.ROOT, "%08x%08x%08x", 1_700_000_000 + set.size(), random.nextInt(), random.nextInt())));
            if (set.size() >= 1_000) {
                worst = Math.max(worst, (double) set.tableBytes() / set.size());
            }
        }
        nanos = System.nanoTime() - nanos;
        long retained = usedHeap() - before;
        print(
                "%,d ids: %.2f bytes of heap an id retained, at worst %.2f on the way; %d ms with making the ids",
                set.size(), (double) retained / size, worst, nanos / 1_000_000);

        CommentId[] ids = new CommentId[Math.min(size, 100_000)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Data.id(i);
        }
        nanos = System.nanoTime();
        for (CommentId id : ids) {
            set.contains(id);
        }
        print("%,d ids: %d ns a question", set.size(), (System.nanoTime() - nanos) / ids.length);
    }

    private static void checkpoints() {
        Reading reading = NoteReader.ofDefaults(ReadingMeasurements::page).start(NOTE);
        for (int comments = 0; comments < 20_000; comments += reading.nextPage().size()) {
            if (comments % 10_000 == 0 && reading.hasNext()) {
                String text = reading.checkpoint().text();
                long nanos = System.nanoTime();
                for (int i = 0; i < 20; i++) {
                    text = Checkpoint.parse(reading.checkpoint().text()).text();
                }
                print(
                        "checkpoint after %,d comments: %,d characters, %,d us to write, read and write again",
                        comments, text.length(), (System.nanoTime() - nanos) / 20_000);
            }
        }
    }

    private static void stream() {
        Runtime.getRuntime().gc();
        long nanos = System.nanoTime();
        long count =
                NoteReader.ofDefaults(ReadingMeasurements::page).stream(NOTE).count();
        long gc = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(bean -> Math.max(0, bean.getCollectionTime()))
                .sum();
        print(
                "streamed %,d comments in %d ms (%d ms in the collector so far) with at most %d MiB of heap",
                count,
                (System.nanoTime() - nanos) / 1_000_000,
                gc,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Pages of a million comments, created on demand. */
    private static CommentPage page(PageRequest request) {
        int from =
                request.after().map(cursor -> Integer.parseInt(cursor.value())).orElse(0);
        List<Comment> comments = new ArrayList<>();
        for (int i = from; i < from + PER_PAGE; i++) {
            comments.add(Data.comment(i));
        }
        return from + PER_PAGE < MILLION
                ? ScriptedSource.promising(comments, Optional.of(Cursor.of(Integer.toString(from + PER_PAGE))))
                : ScriptedSource.last(comments);
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
