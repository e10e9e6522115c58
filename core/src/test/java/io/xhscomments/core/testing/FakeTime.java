package io.xhscomments.core.testing;

import io.xhscomments.core.policy.TimeSource;
import java.time.Duration;

/** A clock that advances only when a thread sleeps. It starts shortly before its numbers overflow, as a real one may. */
public final class FakeTime implements TimeSource {
    private final long start = Long.MAX_VALUE - 1;
    private long now = start;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(duration);
    }

    public synchronized void advance(Duration duration) {
        now += duration.toNanos();
    }

    public synchronized Duration elapsed() {
        return Duration.ofNanos(now - start);
    }
}
