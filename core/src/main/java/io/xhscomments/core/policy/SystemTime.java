package io.xhscomments.core.policy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The system clock. {@link Thread#sleep} may return early, and overshoots; this sleep never returns early and hardly
 * overshoots: at 100 requests a second, 0.2 ms are 2 %.
 */
final class SystemTime implements TimeSource {
    /** How late a parked thread typically wakes up. */
    private static final long WAKE_UP_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        long start = System.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(duration);
        for (long remaining = nanos; ; remaining = nanos - (System.nanoTime() - start)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (remaining <= 0) {
                return;
            }
            if (remaining > WAKE_UP_NANOS) {
                LockSupport.parkNanos(this, remaining - WAKE_UP_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
