package io.xhscomments.testkit.contract;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What a field that threads share does to them: whoever comes while another is inside works on what that one brought.
 */
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
            // A thread that comes again and again is alone.
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
