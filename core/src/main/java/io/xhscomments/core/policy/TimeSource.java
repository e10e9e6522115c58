package io.xhscomments.core.policy;

import java.time.Duration;

/** Time as the policies see it, passed in so that tests need not wait. Must be usable by many threads at once. */
public interface TimeSource {
    /** The system's clock, and a sleep as exact as it gets: the last fraction of a millisecond is waited awake. */
    TimeSource SYSTEM = new SystemTime();

    /** Nanoseconds since an arbitrary moment; never goes back. */
    long nanoTime();

    /**
     * Waits at least this long.
     *
     * @throws InterruptedException if the thread is interrupted before or meanwhile
     */
    void sleep(Duration time) throws InterruptedException;
}
