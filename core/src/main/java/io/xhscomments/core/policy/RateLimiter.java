package io.xhscomments.core.policy;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests per second: evenly spaced, first come, first served. All sources that share one limiter share its
 * rate. Safe for use by many threads. A thread that is interrupted while it waits gets a
 * {@link RequestNotSentException}, stays interrupted, and uses no permit.
 *
 * <p>The rate holds as the service sees it. One request at a time is on its way to the network: the next permit is
 * given one interval after the transport reported {@link #sent()}. A transport that does not report it is recognized by
 * its first request; then an interval begins with the permit. The interval is two per cent longer than the rate says,
 * because the network delays requests unevenly. The limiter is made for up to some hundred requests per second; above
 * that it gets slower than configured, never faster.
 */
public final class RateLimiter {
    /** The documented limit of the service: 10 requests per second. */
    public static final double DEFAULT_REQUESTS_PER_SECOND = 10;

    private static final double MAX_REQUESTS_PER_SECOND = 1_000_000;

    /** Keeps an uneven delay of twenty milliseconds in the network from causing one request too many in a second. */
    private static final double MARGIN = 1.02;

    /** A connection that takes longer does not hold up other requests. */
    private static final long MAX_SENDING_SECONDS = 1;

    private final ReentrantLock queue = new ReentrantLock(true);
    private final double requestsPerSecond;
    private final long intervalNanos;
    private final TimeSource timeSource;
    private final PolicyListener listener;

    private final Semaphore sending = new Semaphore(1);

    private volatile @Nullable Permit permit;
    /** Whether the transport calls {@link #sent()}, as far as its requests show; until the first one, it may. */
    private volatile boolean reportsSending = true;

    private boolean started;
    private volatile long last;

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

    /** The turn of one request, until it was sent or has ended. */
    private final class Permit {
        private final AtomicBoolean open = new AtomicBoolean(true);

        /** Returns false if it has ended already. */
        boolean end() {
            boolean ended = open.compareAndSet(true, false);
            if (ended) {
                sending.release();
            }
            return ended;
        }
    }

    /** Limits the rate of a source. */
    public CommentSource decorate(CommentSource source) {
        Objects.requireNonNull(source, "source");
        return request -> {
            Permit acquired = acquire(request);
            try {
                return source.fetch(request);
            } finally {
                if (acquired.end()) {
                    reportsSending = false;
                }
            }
        };
    }

    /**
     * Reports that a request is being written to the network, so that the next interval begins now. A transport calls
     * it once for each request, from any thread; see {@code TikHubTransport.Builder.sendingListener}.
     */
    public void sent() {
        reportsSending = true;
        last = timeSource.nanoTime();
        endCurrent();
    }

    private void endCurrent() {
        Permit current = permit;
        if (current != null) {
            current.end();
        }
    }

    private Permit acquire(PageRequest request) {
        try {
            queue.lockInterruptibly();
            try {
                if (!sending.tryAcquire(MAX_SENDING_SECONDS, TimeUnit.SECONDS)) {
                    endCurrent();
                    sending.acquire();
                }
                awaitInterval(request);
                started = true;
                last = timeSource.nanoTime();
                Permit acquired = new Permit();
                permit = acquired;
                if (!reportsSending) {
                    acquired.end();
                }
                return acquired;
            } finally {
                queue.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(request, "interrupted while it waited for the rate limit", interrupted);
        }
    }

    private void awaitInterval(PageRequest request) throws InterruptedException {
        try {
            long delay = remainingNanos();
            if (delay > 0) {
                Duration announced = Duration.ofNanos(delay);
                PolicyListener.notifySafely(() -> listener.waiting(request, announced));
            }
            for (long left = remainingNanos(); left > 0; left = remainingNanos()) {
                timeSource.sleep(Duration.ofNanos(left));
            }
        } catch (Throwable failed) {
            sending.release();
            throw failed;
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
