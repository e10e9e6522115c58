package io.xhscomments.core.policy;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * At most so many requests a second, evenly spaced, first come first served. One object is one rate: everything that
 * shares the object shares the rate. Safe for use by many threads. A thread interrupted while it waits gets a
 * {@link RequestNotSentException}, stays interrupted, and takes nobody's turn.
 *
 * <p>No two turns are closer together than one interval, however late a thread wakes up: so no second ever sees more
 * than the rate. The interval is one percent longer than the rate says, because between its turn and its request a
 * thread may lose time that the next one does not. Meant for up to some hundred requests a second; beyond that it gets
 * slower than it is told, never faster.
 */
public final class RateLimiter {
    /** What the service allows: 10 requests a second. */
    public static final double DEFAULT_PER_SECOND = 10;

    /**
     * What a thread may lose between its turn and the wire, so that ten milliseconds lost do not make one too many in a
     * second.
     */
    private static final double MARGIN = 1.01;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final long intervalNanos;
    private final TimeSource time;
    private final PolicyListener listener;
    private boolean started;
    private long last;

    private RateLimiter(long intervalNanos, TimeSource time, PolicyListener listener) {
        this.intervalNanos = intervalNanos;
        this.time = Objects.requireNonNull(time, "time");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** 10 requests a second, as the service allows. */
    public static RateLimiter ofDefaults() {
        return perSecond(DEFAULT_PER_SECOND);
    }

    /**
     * A rate.
     *
     * @param requests a second; more than 0, at most 1 000 000; 0.5 is one every two seconds
     * @throws IllegalArgumentException if it is out of range
     */
    public static RateLimiter perSecond(double requests) {
        return perSecond(requests, TimeSource.SYSTEM, PolicyListener.NONE);
    }

    /** The same, with a clock and a listener of the caller's. */
    public static RateLimiter perSecond(double requests, TimeSource time, PolicyListener listener) {
        if (!(requests > 0 && requests <= 1_000_000)) {
            throw new IllegalArgumentException(
                    "A rate must be more than 0 and at most 1000000 requests a second, but is " + requests);
        }
        return new RateLimiter((long) Math.ceil(1e9 / requests * MARGIN), time, listener);
    }

    /** The source at this rate. */
    public CommentSource over(CommentSource source) {
        Objects.requireNonNull(source, "source");
        return request -> {
            acquire(request);
            return source.fetch(request);
        };
    }

    private void acquire(PageRequest request) {
        try {
            turn.lockInterruptibly();
            try {
                long wait = untilTurn();
                if (wait > 0) {
                    Duration told = Duration.ofNanos(wait);
                    PolicyListener.tell(() -> listener.waiting(request, told));
                }
                for (long left = untilTurn(); left > 0; left = untilTurn()) {
                    time.sleep(Duration.ofNanos(left));
                }
                started = true;
                last = time.nanoTime();
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(request, "interrupted while it waited for its turn", interrupted);
        }
    }

    private long untilTurn() {
        return started ? intervalNanos - (time.nanoTime() - last) : 0;
    }
}
