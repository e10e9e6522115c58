package io.xhscomments.core.policy;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits the requests per second: evenly spaced, first come, first served. All sources that share one limiter share its
 * rate. Safe for use by many threads. A thread that is interrupted while it waits gets a
 * {@link RequestNotSentException}, stays interrupted, and uses no permit.
 *
 * <p>Two permits are never closer together than one interval, however late a thread wakes up, so no second sees more
 * requests than the rate allows. The interval is one per cent longer than the rate says, because a thread may lose time
 * between its permit and its request. The limiter is made for up to some hundred requests per second; above that it
 * gets slower than configured, never faster.
 */
public final class RateLimiter {
    /** The documented limit of the service: 10 requests per second. */
    public static final double DEFAULT_REQUESTS_PER_SECOND = 10;

    private static final double MAX_REQUESTS_PER_SECOND = 1_000_000;

    /** Keeps a delay of ten milliseconds between permit and network from causing one request too many in a second. */
    private static final double MARGIN = 1.01;

    private final ReentrantLock queue = new ReentrantLock(true);
    private final double requestsPerSecond;
    private final long intervalNanos;
    private final TimeSource timeSource;
    private final PolicyListener listener;

    private boolean started;
    private long last;

    private RateLimiter(Builder from) {
        requestsPerSecond = from.requestsPerSecond;
        intervalNanos = (long) Math.ceil(1e9 / requestsPerSecond * MARGIN);
        timeSource = from.timeSource;
        listener = from.listener;
    }

    /** 10 requests per second, the documented limit of the service. */
    public static RateLimiter ofDefaults() {
        return builder().build();
    }

    /**
     * A limiter with this rate.
     *
     * @param requests per second; more than 0, at most 1 000 000; 0.5 is one every two seconds
     * @throws IllegalArgumentException if it is out of range
     */
    public static RateLimiter perSecond(double requests) {
        return builder().requestsPerSecond(requests).build();
    }

    /** A builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with the options of this limiter. It builds a limiter with a rate of its own. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.requestsPerSecond = requestsPerSecond;
        builder.timeSource = timeSource;
        builder.listener = listener;
        return builder;
    }

    /** Limits the rate of a source. */
    public CommentSource decorate(CommentSource source) {
        Objects.requireNonNull(source, "source");
        return request -> {
            acquire(request);
            return source.fetch(request);
        };
    }

    private void acquire(PageRequest request) {
        try {
            queue.lockInterruptibly();
            try {
                long delay = remainingNanos();
                if (delay > 0) {
                    Duration announced = Duration.ofNanos(delay);
                    PolicyListener.notifySafely(() -> listener.waiting(request, announced));
                }
                for (long left = remainingNanos(); left > 0; left = remainingNanos()) {
                    timeSource.sleep(Duration.ofNanos(left));
                }
                started = true;
                last = timeSource.nanoTime();
            } finally {
                queue.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(request, "interrupted while it waited for the rate limit", interrupted);
        }
    }

    private long remainingNanos() {
        return started ? intervalNanos - (timeSource.nanoTime() - last) : 0;
    }

    /** Builds a {@link RateLimiter}. For one thread. */
    public static final class Builder {
        private double requestsPerSecond = DEFAULT_REQUESTS_PER_SECOND;
        private TimeSource timeSource = TimeSource.SYSTEM;
        private PolicyListener listener = PolicyListener.NONE;

        private Builder() {}

        /**
         * The maximum rate. Lower it to share the service's limit with other programs.
         *
         * @param requests more than 0, at most 1 000 000; 0.5 is one every two seconds
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder requestsPerSecond(double requests) {
            if (!(requests > 0 && requests <= MAX_REQUESTS_PER_SECOND)) {
                throw new IllegalArgumentException(
                        "A rate must be more than 0 and at most 1000000 requests per second, but is " + requests);
            }
            requestsPerSecond = requests;
            return this;
        }

        /** The clock that the limiter measures and waits by; the system clock by default. */
        public Builder timeSource(TimeSource time) {
            timeSource = Objects.requireNonNull(time, "time");
            return this;
        }

        /** The listener that is notified before a request is delayed. */
        public Builder listener(PolicyListener policyListener) {
            listener = Objects.requireNonNull(policyListener, "listener");
            return this;
        }

        /** A limiter with these options. */
        public RateLimiter build() {
            return new RateLimiter(this);
        }
    }
}
