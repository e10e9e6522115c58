package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a retry: what the service asks for, else ever longer. In whole milliseconds, which is how
 * waiting is done.
 */
record ExponentialBackoff(Duration initialDelay, Duration maxDelay, double jitter, RandomGenerator random) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * The wait before one retry.
     *
     * @param retry from 1
     */
    Duration before(int retry, CommentSourceException failure) {
        // A service that asks for no wait at all has said nothing: not to wait would be to hammer at it.
        Duration wait = failure.retryAfter().filter(asked -> !asked.isZero()).orElseGet(() -> exponential(retry));
        Duration capped = wait.compareTo(maxDelay) > 0 ? maxDelay : wait;
        return Duration.ofMillis((capped.toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    private Duration exponential(int retry) {
        double factor = Math.pow(2, retry - 1) * (1 + jitter * (2 * random.nextDouble() - 1));
        return Duration.ofNanos((long) Math.min(initialDelay.toNanos() * factor, maxDelay.toNanos()));
    }
}
