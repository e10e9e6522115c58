package io.xhscomments.adapter.cache.file;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that flights are worked for by: as many as there are flights. Whoever reads page after page meets the
 * same one again, since it stays for a moment; not for longer, because a process does not end before it does.
 */
final class FetchThreads {
    private static final long STAYS_MILLIS = 50;

    private FetchThreads() {}

    static Executor create() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, STAYS_MILLIS, TimeUnit.MILLISECONDS, new SynchronousQueue<>(), work -> {
                    Thread worker = new Thread(work, "xhs-page-store");
                    // The process must not end before what is paid for is on the disk.
                    worker.setDaemon(false);
                    return worker;
                });
    }
}
