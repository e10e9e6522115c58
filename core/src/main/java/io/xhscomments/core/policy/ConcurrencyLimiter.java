package io.xhscomments.core.policy;

import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.Objects;

/**
 * Limits the requests in flight: first come, first served. All sources that share one limiter share its limit: notes,
 * replies and readings. Safe for use by many threads. A thread that is interrupted while it waits gets a
 * {@link RequestNotSentException} and stays interrupted.
 *
 * <p>An adaptive limiter begins with the default. It grows while responses are as fast as before and all requests are
 * in use, and shrinks if the service refuses a request with HTTP 429 or if responses take much longer than before.
 */
public final class ConcurrencyLimiter {
    /** The default number of requests in flight; the service is said to support it. */
    public static final int DEFAULT_REQUESTS = 4;

    /** The most requests that an adaptive limiter allows. */
    public static final int MAX_ADAPTIVE_REQUESTS = 64;

    private final ResizableSemaphore permits;
    private final boolean adaptive;
    private final TimeSource timeSource;
    private final AdaptiveLimit limit;

    private ConcurrencyLimiter(Builder from) {
        adaptive = from.adaptive;
        timeSource = from.timeSource;
        limit = new AdaptiveLimit(from.requests, MAX_ADAPTIVE_REQUESTS);
        permits = new ResizableSemaphore(from.requests);
    }

    /** Four requests at once. */
    public static ConcurrencyLimiter ofDefaults() {
        return builder().build();
    }

    /**
     * A fixed limit.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public static ConcurrencyLimiter of(int requests) {
        return builder().requests(requests).build();
    }

    /** A limit that adapts to the service. */
    public static ConcurrencyLimiter adaptive() {
        return builder().adaptive(true).build();
    }

    /** A builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with the options of this limiter and its current limit. It builds a limiter of its own. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.requests = current();
        builder.adaptive = adaptive;
        builder.timeSource = timeSource;
        return builder;
    }

    /** How many requests may be in flight now. */
    public int current() {
        return limit.current();
    }

    /** Limits the requests in flight of a source. */
    public CommentSource decorate(CommentSource source) {
        Objects.requireNonNull(source, "source");
        return request -> {
            acquire(request);
            try {
                return adaptive ? measured(source, request) : source.fetch(request);
            } finally {
                permits.release();
            }
        };
    }

    private CommentPage measured(CommentSource source, PageRequest request) {
        AdaptiveLimit.Call call = limit.begin(timeSource.nanoTime());
        try {
            CommentPage page = source.fetch(request);
            permits.change(limit.succeeded(call, timeSource.nanoTime()));
            return page;
        } catch (RuntimeException | Error failure) {
            permits.change(limit.failed(call, failure instanceof RateLimitedException));
            throw failure;
        }
    }

    private void acquire(PageRequest request) {
        try {
            permits.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(request, "interrupted while it waited for other requests", interrupted);
        }
    }

    /** Builds a {@link ConcurrencyLimiter}. For one thread. */
    public static final class Builder {
        private int requests = DEFAULT_REQUESTS;
        private boolean adaptive;
        private TimeSource timeSource = TimeSource.SYSTEM;

        private Builder() {}

        /**
         * How many requests may be in flight; for an adaptive limiter, at first.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder requests(int max) {
            if (max < 1) {
                throw new IllegalArgumentException("Requests at once must be 1 or more, but are " + max);
            }
            requests = max;
            return this;
        }

        /** Whether the limit adapts to the service; false by default. */
        public Builder adaptive(boolean adapts) {
            adaptive = adapts;
            return this;
        }

        /** The clock that measures responses; the system clock by default. */
        public Builder timeSource(TimeSource time) {
            timeSource = Objects.requireNonNull(time, "time");
            return this;
        }

        /** A limiter with these options. */
        public ConcurrencyLimiter build() {
            return new ConcurrencyLimiter(this);
        }
    }
}
