package io.xhscomments.core.policy;

import java.time.Duration;

/**
 * The clock of the policies. It is passed in, so that tests need not wait. An implementation must support concurrent
 * use by many threads.
 */
public interface TimeSource {
    /** The system clock. Its sleep is precise: it spins for the last fraction of a millisecond. */
    TimeSource SYSTEM = new SystemTime();

    /** Nanoseconds since an arbitrary moment; never decreases. */
    long nanoTime();

    /**
     * Waits at least this long.
     *
     * @throws InterruptedException if the thread is interrupted before or during the wait
     */
    void sleep(Duration duration) throws InterruptedException;
}
