package io.xhscomments.core.policy;

import io.xhscomments.core.port.CommentSource;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decorates a source with policies in a sensible order, from the outside in:
 *
 * <ol>
 *   <li>single flight: a shared result must not be retried, counted or delayed twice;
 *   <li>retry: each attempt is counted and rate-limited;
 *   <li>budget: refuses a request before it waits;
 *   <li>requests in flight: a request that waits for the rate limit counts, so that it is sent when it may be;
 *   <li>rate limit: directly above the source, so that it counts the requests that are really sent.
 * </ol>
 *
 * For another order, use the {@code decorate} methods of the policies; for two routes, {@link AutoRoute}.
 */
public final class Policies {
    private Policies() {}

    /** A builder without any policy. */
    public static Builder builder(CommentSource source) {
        return new Builder(Objects.requireNonNull(source, "source"));
    }

    /** Four requests at once, ten per second, three retries, single flight; no budget. */
    public static CommentSource ofDefaults(CommentSource source) {
        return builder(source)
                .concurrency(ConcurrencyLimiter.ofDefaults())
                .rateLimit(RateLimiter.ofDefaults())
                .retry(Retry.ofDefaults())
                .singleFlight()
                .build();
    }

    /**
     * Builds a source with policies. For one thread; the built source supports concurrent use if the given sources do.
     */
    public static final class Builder {
        private final CommentSource source;
        private @Nullable BigDecimal price;
        private @Nullable RateLimiter rateLimit;
        private @Nullable ConcurrencyLimiter concurrency;
        private @Nullable Budget budget;
        private @Nullable Retry retry;
        private boolean singleFlight;

        private Builder(CommentSource source) {
            this.source = source;
        }

        /** Limits the requests per second. */
        public Builder rateLimit(RateLimiter limiter) {
            rateLimit = Objects.requireNonNull(limiter, "limiter");
            return this;
        }

        /** Limits the requests in flight. */
        public Builder concurrency(ConcurrencyLimiter limiter) {
            concurrency = Objects.requireNonNull(limiter, "limiter");
            return this;
        }

        /** Limits the number of requests or their cost. */
        public Builder budget(Budget limits) {
            budget = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /**
         * The price of one charged request, in US dollars; a budget that limits money needs it.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder price(BigDecimal perRequest) {
            price = Budget.checkedPrice(perRequest);
            return this;
        }

        /** Sends requests again that failed with a retryable failure. */
        public Builder retry(Retry policy) {
            retry = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Coalesces concurrent equal requests: one is sent, all callers share its result. */
        public Builder singleFlight() {
            singleFlight = true;
            return this;
        }

        /**
         * The source with these policies. It owns nothing.
         *
         * @throws IllegalArgumentException if a budget limits money without a price
         */
        public CommentSource build() {
            CommentSource built = rateLimit == null ? source : rateLimit.decorate(source);
            if (concurrency != null) {
                built = concurrency.decorate(built);
            }
            if (budget != null) {
                built = price == null ? budget.decorate(built) : budget.decorate(built, price);
            }
            if (retry != null) {
                built = retry.decorate(built);
            }
            return singleFlight ? SingleFlight.decorate(built) : built;
        }
    }
}
