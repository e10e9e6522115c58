package io.xhscomments.core.policy;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.port.CommentSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Sends a failed request again if the failure is {@linkplain CommentSourceException#retryable() retryable}. Immutable,
 * safe for use by many threads. The last failure is thrown unchanged.
 *
 * <p>Defaults: at most three retries, after 1, 2 and 4 seconds with 25 % jitter, or after the delay that the service
 * asks for ({@link CommentSourceException#retryAfter()}), up to a cap. A request that was charged without a usable
 * response is retried and charged again, within the budget: see {@link ChargedFailureException}, and a response that
 * broke off. A request without any response is <em>not</em> retried by default, because it may have been charged. An
 * interrupted thread retries nothing: it gets the last failure at once and stays interrupted.
 *
 * <p>The spend of the page, or of the last failure, includes all attempts; earlier failures are suppressed in the last
 * one.
 */
public final class Retry {
    private final int maxRetries;
    private final boolean retryUnknownOutcome;
    private final ExponentialBackoff backoff;
    private final TimeSource timeSource;
    private final PolicyListener listener;

    private Retry(Builder from) {
        maxRetries = from.maxRetries;
        retryUnknownOutcome = from.retryUnknownOutcome;
        backoff = new ExponentialBackoff(from.initialDelay, from.maxDelay, from.jitter, from.random);
        timeSource = from.timeSource;
        listener = from.listener;
    }

    /** Three retries, after 1, 2 and 4 seconds. */
    public static Retry ofDefaults() {
        return builder().build();
    }

    /** A builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with the options of this retry. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxRetries = maxRetries;
        builder.retryUnknownOutcome = retryUnknownOutcome;
        builder.initialDelay = backoff.initialDelay();
        builder.maxDelay = backoff.maxDelay();
        builder.jitter = backoff.jitter();
        builder.random = backoff.random();
        builder.timeSource = timeSource;
        builder.listener = listener;
        return builder;
    }

    /** Adds retries to a source. */
    public CommentSource decorate(CommentSource source) {
        Objects.requireNonNull(source, "source");
        return request -> new RetryExecution(this, source, request).run();
    }

    boolean mayRetry(CommentSourceException failure, int attempts) {
        return attempts <= maxRetries
                && failure.retryable()
                && (retryUnknownOutcome || !isUnknownOutcome(failure))
                && !Thread.currentThread().isInterrupted();
    }

    private static boolean isUnknownOutcome(CommentSourceException failure) {
        return failure instanceof ResponseLostException && failure.charge() == Charge.UNKNOWN;
    }

    Duration delayBefore(int retry, CommentSourceException failure) {
        return backoff.delayBefore(retry, failure);
    }

    TimeSource timeSource() {
        return timeSource;
    }

    PolicyListener listener() {
        return listener;
    }

    /** Builds a {@link Retry}. For one thread. */
    public static final class Builder {
        private static final Duration MAX_DELAY_LIMIT = Duration.ofDays(1);

        private int maxRetries = 3;
        private Duration initialDelay = Duration.ofSeconds(1);
        private Duration maxDelay = Duration.ofSeconds(60);
        private double jitter = 0.25;
        private boolean retryUnknownOutcome;
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        private TimeSource timeSource = TimeSource.SYSTEM;
        private PolicyListener listener = PolicyListener.NONE;

        private Builder() {}

        /**
         * The maximum number of retries of a request; 0 turns retries off.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRetries(int max) {
            if (max < 0) {
                throw new IllegalArgumentException("The number of retries must be 0 or more, but is " + max);
            }
            maxRetries = max;
            return this;
        }

        /**
         * The delay before the first retry; each further retry waits twice as long. Raise it for a service that needs
         * more time to recover.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder initialDelay(Duration delay) {
            initialDelay = inRange(delay);
            return this;
        }

        /**
         * The maximum delay; it caps the delay that the service asks for, too. Raise it to wait more than a minute.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder maxDelay(Duration delay) {
            maxDelay = inRange(delay);
            return this;
        }

        /**
         * The maximum random deviation of a computed delay, as a fraction of it, up and down; 0.25 is a quarter. It
         * keeps many clients from returning at the same moment.
         *
         * @throws IllegalArgumentException if it is not from 0 to 1
         */
        public Builder jitter(double fraction) {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException("The jitter must be from 0 to 1, but is " + fraction);
            }
            jitter = fraction;
            return this;
        }

        /** Whether to retry a request without any response, which may have been charged. Off by default. */
        public Builder retryUnknownOutcome(boolean enabled) {
            retryUnknownOutcome = enabled;
            return this;
        }

        /** The source of the jitter; all reading threads use it concurrently. */
        public Builder random(RandomGenerator generator) {
            random = Objects.requireNonNull(generator, "generator");
            return this;
        }

        /** The clock that the retries wait by; the system clock by default. */
        public Builder timeSource(TimeSource time) {
            timeSource = Objects.requireNonNull(time, "time");
            return this;
        }

        /** The listener that is notified before each retry. */
        public Builder listener(PolicyListener policyListener) {
            listener = Objects.requireNonNull(policyListener, "listener");
            return this;
        }

        /** The retry policy. */
        public Retry build() {
            return new Retry(this);
        }

        private static Duration inRange(Duration delay) {
            if (delay.isNegative() || delay.compareTo(MAX_DELAY_LIMIT) > 0) {
                throw new IllegalArgumentException(
                        "A delay must be from 0 to " + MAX_DELAY_LIMIT + ", but is " + delay);
            }
            return delay;
        }
    }
}
