package io.xhscomments.core.policy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The system's clock. Its sleep is never short, as {@link Thread#sleep} may be, and hardly long: at 100 a second, 0.2
 * ms are 2 %.
 */
final class SystemTime implements TimeSource {
    /** How late a parked thread typically wakes up. */
    private static final long WAKING_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        long start = System.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(time);
        for (long left = nanos; ; left = nanos - (System.nanoTime() - start)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (left <= 0) {
                return;
            }
            if (left > WAKING_NANOS) {
                LockSupport.parkNanos(this, left - WAKING_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
