package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.RawResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Threads that ask for pages, and may be interrupted. */
final class Callers {
    /** What became of a call. */
    record Outcome(Optional<RawResponse> page, Optional<CommentSourceException> failure, boolean interrupted) {
        /** What the caller was told that it cost, with what is unknown. */
        long paid() {
            return failure.map(failed -> failed.spend().paid())
                    .orElseGet(() -> page.orElseThrow().origin() == RawResponse.Origin.NETWORK ? 1L : 0L);
        }
    }

    /** One thread and its call. */
    record Caller(Thread thread, FutureTask<Outcome> call) {
        Outcome outcome() throws ExecutionException, InterruptedException {
            return call.get();
        }

        /** Whether it has got on a flight, and waits there. */
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

    /** So many threads that make this call, each of which waits on a flight by now. */
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

    /** Waits until no store works for any page any more. */
    static void awaitStores() {
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("xhs-page-store")));
    }
}
