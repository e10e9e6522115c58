package io.xhscomments.core.policy;

import java.time.Duration;

/** Time that passes only when somebody sleeps. It begins shortly before its numbers overflow, as the real one may. */
final class FakeTime implements TimeSource {
    private final long start = Long.MAX_VALUE - 1;
    private long now = start;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pass(time);
    }

    synchronized void pass(Duration time) {
        now += time.toNanos();
    }

    synchronized Duration passed() {
        return Duration.ofNanos(now - start);
    }
}
