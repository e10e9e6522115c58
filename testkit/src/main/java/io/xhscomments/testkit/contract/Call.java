package io.xhscomments.testkit.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A call under way, on a thread of its own: whatever it does, the contract is not caught in it.
 *
 * @param thread the thread that makes it
 * @param end how it ends
 */
record Call<T>(Thread thread, CompletableFuture<Outcome<T>> end) {
    static <T> Call<T> start(Supplier<T> work) {
        CompletableFuture<Outcome<T>> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> end.complete(Outcome.of(work)), "contract-call");
        thread.setDaemon(true);
        thread.start();
        return new Call<>(thread, end);
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Whether it comes to its end in this time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        thread.join(Math.max(1, time.toMillis()));
        return !thread.isAlive();
    }

    /** How it ends; fails if it does not in this time. */
    Outcome<T> outcome(Duration timeout) {
        try {
            return end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            AssertionError late =
                    new AssertionError("the call has not come to an end within " + timeout.toMillis() + " ms");
            late.setStackTrace(thread.getStackTrace());
            throw late;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a call is under way", interrupted);
        }
    }
}
