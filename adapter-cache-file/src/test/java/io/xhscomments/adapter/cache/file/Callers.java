package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.fetch.InFlightFetch;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.RawResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Threads that request pages and may be interrupted. */
final class Callers {
    /** The outcome of a call. */
    record Outcome(Optional<RawResponse> page, Optional<CommentSourceException> failure, boolean interrupted) {
        /** The reported charge; an unknown charge counts. */
        long paid() {
            return failure.map(failed -> failed.spend().paid())
                    .orElseGet(() -> page.orElseThrow().origin() == RawResponse.Origin.NETWORK ? 1L : 0L);
        }
    }

    /** A thread and its call. */
    record Caller(Thread thread, FutureTask<Outcome> call) {
        Outcome outcome() throws ExecutionException, InterruptedException {
            return call.get();
        }

        /** Whether the thread waits for a fetch in flight. */
        boolean waits() {
            for (StackTraceElement frame : thread.getStackTrace()) {
                if (frame.getClassName().equals(InFlightFetch.class.getName())
                        && frame.getMethodName().equals("await")) {
                    return thread.getState() == Thread.State.WAITING;
                }
            }
            return false;
        }
    }

    private Callers() {}

    /** Starts threads that make a call, and returns when each waits for a fetch in flight. */
    static List<Caller> waiting(int count, Supplier<RawResponse> call) {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FutureTask<Outcome> task = new FutureTask<>(() -> outcome(call));
            Caller caller = new Caller(new Thread(task, "caller"), task);
            caller.thread().start();
            await(caller::waits);
            callers.add(caller);
        }
        return callers;
    }

    static Outcome outcome(Supplier<RawResponse> call) {
        try {
            return new Outcome(
                    Optional.of(call.get()),
                    Optional.empty(),
                    Thread.currentThread().isInterrupted());
        } catch (CommentSourceException failure) {
            return new Outcome(
                    Optional.empty(),
                    Optional.of(failure),
                    Thread.currentThread().isInterrupted());
        }
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** Waits until no store fetches a page. */
    static void awaitStores() {
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("xhs-page-store")));
    }
}
