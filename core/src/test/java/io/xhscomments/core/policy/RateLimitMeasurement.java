package io.xhscomments.core.policy;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures the rate limit in real time, which a test cannot do reliably on a busy machine: 16 threads that always send,
 * for ten seconds per rate. Run it by hand; the arguments are rates.
 */
final class RateLimitMeasurement {
    private static final int THREADS = 16;
    private static final long NANOS_MEASURED = TimeUnit.SECONDS.toNanos(10);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private RateLimitMeasurement() {}

    public static void main(String[] rates) throws InterruptedException {
        for (String rate : rates.length == 0 ? new String[] {"10", "100"} : rates) {
            double set = Double.parseDouble(rate);
            long[] starts = starts(RateLimiter.perSecond(set));
            double seconds = (starts[starts.length - 1] - starts[0]) / 1e9;
            double achieved = (starts.length - 1) / seconds;
            System.out.printf(
                    Locale.ROOT,
                    "set %s a second: %d starts in %.2f s, %.3f a second (%+.2f %%), at most %d in any second, closest %.3f ms%n",
                    rate,
                    starts.length,
                    seconds,
                    achieved,
                    100 * (achieved / set - 1),
                    mostInAnySecond(starts),
                    closestNanos(starts) / 1e6);
        }
    }

    /** The times of the requests, in order. */
    private static long[] starts(RateLimiter limit) throws InterruptedException {
        Queue<Long> starts = new ConcurrentLinkedQueue<>();
        CommentPage page =
                CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(Charge.CHARGED));
        CommentSource source = limit.decorate(request -> {
            starts.add(System.nanoTime());
            return page;
        });
        PageRequest request = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - begin < NANOS_MEASURED) {
                    source.fetch(request);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return starts.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static int mostInAnySecond(long[] starts) {
        int max = 0;
        for (int first = 0, next = 0; first < starts.length; first++) {
            while (next < starts.length && starts[next] - starts[first] < SECOND) {
                next++;
            }
            max = Math.max(max, next - first);
        }
        return max;
    }

    private static long closestNanos(long[] starts) {
        long closest = Long.MAX_VALUE;
        for (int i = 1; i < starts.length; i++) {
            closest = Math.min(closest, starts[i] - starts[i - 1]);
        }
        return closest;
    }
}
