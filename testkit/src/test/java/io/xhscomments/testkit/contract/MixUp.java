package io.xhscomments.testkit.contract;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Simulates a field shared by threads: a thread that enters while another one is inside uses the other one's value. */
final class MixUp<T> {
    private static final long WAIT = TimeUnit.MILLISECONDS.toNanos(10);

    private final AtomicInteger inside = new AtomicInteger();
    private volatile T shared;
    private volatile Thread last;

    <R> R work(T own, Function<T, R> work) {
        try {
            if (inside.incrementAndGet() > 1) {
                return work.apply(shared);
            }
            shared = own;
            // A single thread that enters repeatedly is not affected.
            boolean alone = last == Thread.currentThread();
            last = Thread.currentThread();
            for (long start = System.nanoTime(); !alone && inside.get() < 2 && System.nanoTime() - start < WAIT; ) {
                Thread.onSpinWait();
            }
            return work.apply(own);
        } finally {
            inside.decrementAndGet();
        }
    }
}
