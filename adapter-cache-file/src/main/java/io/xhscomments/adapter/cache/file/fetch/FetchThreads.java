package io.xhscomments.adapter.cache.file.fetch;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that run fetches, one per page in flight. An idle thread stays for a moment, so that a sequence of fetches
 * can reuse it; not longer, because the process ends only after its last thread.
 */
final class FetchThreads {
    private static final long KEEP_ALIVE_MILLIS = 50;

    private FetchThreads() {}

    static Executor create() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "xhs-page-store");
                    // The process must not end before a paid page is on disk.
                    thread.setDaemon(false);
                    return thread;
                });
    }
}
