package io.xhscomments.adapter.cache.file.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FetchThreadsTest {
    private final Executor crew = FetchThreads.create();

    private Thread worker() {
        return CompletableFuture.supplyAsync(Thread::currentThread, crew).join();
    }

    /** Paid pages must be on disk before the process ends. */
    @Test
    void processWaitsForTheThread() {
        assertThat(worker().isDaemon()).isFalse();
    }

    @Test
    void idleThreadEnds() throws InterruptedException {
        Thread worker = worker();

        worker.join();

        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void fetchNeverWaitsForAnother() {
        AtomicInteger missing = new AtomicInteger(100);
        CompletableFuture<Void> allFly = new CompletableFuture<>();
        List<CompletableFuture<Thread>> workers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            if (missing.decrementAndGet() == 0) {
                                allFly.complete(null);
                            }
                            allFly.join();
                            return Thread.currentThread();
                        },
                        crew))
                .limit(missing.get())
                .toList();

        assertThat(workers.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
    }

    /** The interrupt would close the file of the next fetch. */
    @Test
    void interruptDoesNotReachTheNextFetch() {
        boolean sameThread = false;
        while (!sameThread) {
            Thread first = CompletableFuture.supplyAsync(
                            () -> {
                                Thread.currentThread().interrupt();
                                return Thread.currentThread();
                            },
                            crew)
                    .join();
            Map.Entry<Thread, Boolean> next = CompletableFuture.supplyAsync(
                            () -> Map.entry(Thread.currentThread(), Thread.interrupted()), crew)
                    .join();

            sameThread = next.getKey().equals(first);
            assertThat(next.getValue()).isFalse();
        }
    }
}
