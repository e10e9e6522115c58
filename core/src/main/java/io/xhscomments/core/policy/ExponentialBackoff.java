package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes the delay before a retry: the time that the service asks for, else a delay that doubles with each retry,
 * with jitter. Delays are rounded up to full milliseconds.
 */
record ExponentialBackoff(Duration initialDelay, Duration maxDelay, double jitter, RandomGenerator random) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * The delay before one retry.
     *
     * @param retry from 1
     */
    Duration delayBefore(int retry, CommentSourceException failure) {
        // A service that asks for a delay of zero gets the default delay, so that it is not flooded with retries.
        Duration delay = failure.retryAfter().filter(asked -> !asked.isZero()).orElseGet(() -> exponential(retry));
        Duration capped = delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
        return Duration.ofMillis((capped.toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    private Duration exponential(int retry) {
        double factor = Math.pow(2, retry - 1) * (1 + jitter * (2 * random.nextDouble() - 1));
        return Duration.ofNanos((long) Math.min(initialDelay.toNanos() * factor, maxDelay.toNanos()));
    }
}
