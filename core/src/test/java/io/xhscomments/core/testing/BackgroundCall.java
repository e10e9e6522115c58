package io.xhscomments.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A call on its own thread, and its outcome. */
public final class BackgroundCall<T> {
    private final FutureTask<Outcome<T>> task;
    private final Thread thread;

    /** The result of a call, or what it threw, and whether its thread was interrupted at the end. */
    public record Outcome<T>(T result, Throwable thrown, boolean interrupted) {}

    private BackgroundCall(Callable<T> call) {
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

    public static <T> BackgroundCall<T> start(Callable<T> call) {
        BackgroundCall<T> started = new BackgroundCall<>(call);
        started.thread.start();
        return started;
    }

    public static <T> BackgroundCall<T> start(Callable<T> call, Thread.UncaughtExceptionHandler handler) {
        BackgroundCall<T> started = new BackgroundCall<>(call);
        started.thread.setUncaughtExceptionHandler(handler);
        started.thread.start();
        return started;
    }

    /** Makes the same call on many threads that start at the same moment. */
    public static <T> List<Outcome<T>> together(int threads, Callable<T> call) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(threads);
        List<BackgroundCall<T>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(start(() -> {
                ready.countDown();
                ready.await();
                return call.call();
            }));
        }
        List<Outcome<T>> outcomes = new ArrayList<>();
        for (BackgroundCall<T> each : calls) {
            outcomes.add(each.outcome());
        }
        return outcomes;
    }

    public Outcome<T> outcome() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** Returns once the thread waits for a lock, another thread or a time. */
    public BackgroundCall<T> awaitWaiting() {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            if (!thread.isAlive()) {
                throw new AssertionError("The thread ended instead of waiting");
            }
            Thread.onSpinWait();
        }
        return this;
    }
}
