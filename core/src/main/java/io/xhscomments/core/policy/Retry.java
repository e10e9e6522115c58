package io.xhscomments.core.policy;

import dev.failsafe.RetryPolicy;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.port.CommentSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Sends a failed request again, if the failure says that this may help: it asks the failure, not the status. Immutable,
 * safe for use by many threads. The last failure is thrown as it came.
 *
 * <p>At most three times by default, after 1, 2 and 4 seconds give or take a quarter, or after what the service asks
 * for ({@link CommentSourceException#retryAfter()}), up to a cap. A request that was surely charged and brought nothing
 * is repeated too, and paid for again, within the budget: a response that failed inside
 * ({@link ChargedFailureException}) or broke off. A request that got no response at all is <em>not</em> sent again by
 * default, because nobody knows whether it was charged. An interrupted thread sends nothing again: it gets the last
 * failure, at once, and stays interrupted.
 *
 * <p>The page, or the last failure, tells in its spend what all attempts came to; earlier failures are suppressed in
 * the last one.
 */
public final class Retry {
    private final RetryPolicy<CommentPage> policy;

    private Retry(Builder from) {
        ExponentialBackoff backOff = new ExponentialBackoff(from.initialDelay, from.maxDelay, from.jitter, from.random);
        boolean retryUnknownOutcome = from.retryUnknownOutcome;
        PolicyListener listener = from.listener;
        // The delay is also asked for when no retry follows, so that the listener is not told there.
        policy = RetryPolicy.<CommentPage>builder()
                .withMaxRetries(from.maxRetries)
                .handleIf(thrown -> mayHelp(thrown, retryUnknownOutcome))
                .withDelayFn(attempts -> backOff.before(
                        attempts.getAttemptCount(), (CommentSourceException) attempts.getLastException()))
                .onRetryScheduled(retry -> PolicyListener.tell(() -> listener.retrying(
                        (CommentSourceException) retry.getLastException(), retry.getAttemptCount(), retry.getDelay())))
                .build();
    }

    /** Three retries, after 1, 2 and 4 seconds. */
    public static Retry ofDefaults() {
        return builder().build();
    }

    /** A retry to be set up. */
    public static Builder builder() {
        return new Builder();
    }

    /** The source with retries. */
    public CommentSource over(CommentSource source) {
        Objects.requireNonNull(source, "source");
        return request -> new RetryExecution(source, request).run(policy);
    }

    private static boolean mayHelp(Throwable thrown, boolean retryUnknownOutcome) {
        return thrown instanceof CommentSourceException failure
                && failure.retryable()
                && (retryUnknownOutcome || !gotNoResponse(failure))
                && !Thread.currentThread().isInterrupted();
    }

    private static boolean gotNoResponse(CommentSourceException failure) {
        return failure instanceof ResponseLostException && failure.charge() == Charge.UNKNOWN;
    }

    /** Sets up a {@link Retry}. Not safe for use by several threads. */
    public static final class Builder {
        private static final Duration LONGEST_WAIT = Duration.ofDays(1);

        private int maxRetries = 3;
        private Duration initialDelay = Duration.ofSeconds(1);
        private Duration maxDelay = Duration.ofSeconds(60);
        private double jitter = 0.25;
        private boolean retryUnknownOutcome;
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        private PolicyListener listener = PolicyListener.NONE;

        private Builder() {}

        /**
         * How often a request is sent again at the most; 0 for never.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRetries(int most) {
            if (most < 0) {
                throw new IllegalArgumentException("Retries must be 0 or more, but are " + most);
            }
            maxRetries = most;
            return this;
        }

        /**
         * The wait before the first retry; each next one waits twice as long. Raise it for a service that needs a rest.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder initialDelay(Duration wait) {
            initialDelay = inRange(wait);
            return this;
        }

        /**
         * No wait is longer, not even one that the service asks for. Raise it to be more patient than a minute.
         *
         * @throws IllegalArgumentException if it is negative or longer than a day
         */
        public Builder maxDelay(Duration wait) {
            maxDelay = inRange(wait);
            return this;
        }

        /**
         * How far a wait of our own may be off, up and down, so that many clients do not come back at once; 0.25 is a
         * quarter.
         *
         * @throws IllegalArgumentException if it is not from 0 to 1
         */
        public Builder jitter(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("Jitter must be from 0 to 1, but is " + share);
            }
            jitter = share;
            return this;
        }

        /** Send again even after no response at all, although the first one may have been charged. Off by default. */
        public Builder retryUnknownOutcome(boolean again) {
            retryUnknownOutcome = again;
            return this;
        }

        /** Where the jitter comes from; used by many threads at once, if many read. */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Who is told of retries. */
        public Builder listener(PolicyListener told) {
            listener = Objects.requireNonNull(told, "told");
            return this;
        }

        /** The retry. */
        public Retry build() {
            return new Retry(this);
        }

        private static Duration inRange(Duration wait) {
            if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException("A wait must be from 0 to " + LONGEST_WAIT + ", but is " + wait);
            }
            return wait;
        }
    }
}
