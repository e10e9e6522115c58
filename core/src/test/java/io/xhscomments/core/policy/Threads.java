package io.xhscomments.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Real threads for tests, and what became of them. */
final class Threads {
    private Threads() {}

    /** What a call came to: its result, or what it threw. */
    record Outcome<T>(T result, Throwable thrown, boolean interrupted) {}

    /** A call on a thread of its own. */
    static final class Call<T> {
        private final FutureTask<Outcome<T>> task;
        private final Thread thread;

        private Call(Callable<T> call) {
            task = new FutureTask<>(() -> {
                try {
                    T result = call.call();
                    return new Outcome<>(result, null, Thread.currentThread().isInterrupted());
                } catch (Throwable thrown) {
                    return new Outcome<>(null, thrown, Thread.currentThread().isInterrupted());
                }
            });
            thread = new Thread(task);
            thread.setDaemon(true);
        }

        Outcome<T> outcome() throws InterruptedException {
            try {
                return task.get();
            } catch (ExecutionException impossible) {
                throw new AssertionError(impossible);
            }
        }

        void interrupt() {
            thread.interrupt();
        }

        /** Returns once the thread waits for a lock, another thread or some time to pass. */
        Call<T> awaitWaiting() {
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
                if (!thread.isAlive()) {
                    throw new AssertionError("The thread ended instead of waiting");
                }
                Thread.onSpinWait();
            }
            return this;
        }
    }

    static <T> Call<T> start(Callable<T> call) {
        Call<T> started = new Call<>(call);
        started.thread.start();
        return started;
    }

    static <T> Call<T> start(Callable<T> call, Thread.UncaughtExceptionHandler handler) {
        Call<T> started = new Call<>(call);
        started.thread.setUncaughtExceptionHandler(handler);
        started.thread.start();
        return started;
    }

    /** Many threads that all begin at the same moment. */
    static <T> List<Outcome<T>> together(int threads, Callable<T> call) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(threads);
        List<Call<T>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(start(() -> {
                ready.countDown();
                ready.await();
                return call.call();
            }));
        }
        List<Outcome<T>> outcomes = new ArrayList<>();
        for (Call<T> each : calls) {
            outcomes.add(each.outcome());
        }
        return outcomes;
    }
}
