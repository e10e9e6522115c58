package io.xhscomments.testkit.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A call in progress on its own thread, so that a hanging implementation does not block the contract.
 *
 * @param thread the thread of the call
 * @param end completed when the call ends
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

    /** Whether the call ends within this time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        thread.join(Math.max(1, time.toMillis()));
        return !thread.isAlive();
    }

    /** The outcome; fails if the call does not end within this time. */
    Outcome<T> outcome(Duration timeout) {
        try {
            return end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            AssertionError error = new AssertionError("the call did not end within " + timeout.toMillis() + " ms");
            error.setStackTrace(thread.getStackTrace());
            throw error;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a call was in progress", interrupted);
        }
    }
}
