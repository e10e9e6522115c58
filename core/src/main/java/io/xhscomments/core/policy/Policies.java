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
 *   <li>failover: a retired route needs no retry, and the second route has a price of its own;
 *   <li>retry: each attempt is counted and rate-limited;
 *   <li>budget: refuses a request before it waits for the rate limit;
 *   <li>rate limit: directly above the source, so that it counts the requests that are really sent.
 * </ol>
 *
 * For another order, use the {@code decorate} methods of the policies.
 */
public final class Policies {
    private Policies() {}

    /** A builder without any policy. */
    public static Builder builder(CommentSource source) {
        return new Builder(Objects.requireNonNull(source, "source"));
    }

    /** Ten requests per second, three retries, single flight; no budget, no failover. */
    public static CommentSource ofDefaults(CommentSource source) {
        return builder(source)
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
        private @Nullable CommentSource second;
        private @Nullable BigDecimal secondPrice;
        private @Nullable RateLimiter rateLimit;
        private @Nullable Budget budget;
        private @Nullable Retry retry;
        private boolean singleFlight;
        private PolicyListener listener = PolicyListener.NONE;

        private Builder(CommentSource source) {
            this.source = source;
        }

        /** Limits the requests per second. */
        public Builder rateLimit(RateLimiter limiter) {
            rateLimit = Objects.requireNonNull(limiter, "limiter");
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
         * Uses this source once the route of the first one is retired. It shares rate limit, budget and retry. If the
         * first source has a price, this one needs a price, too.
         */
        public Builder failoverTo(CommentSource other) {
            second = Objects.requireNonNull(other, "other");
            secondPrice = null;
            return this;
        }

        /**
         * Uses this source once the route of the first one is retired.
         *
         * @param otherPrice its price of one charged request, in US dollars
         * @throws IllegalArgumentException if the price is negative
         */
        public Builder failoverTo(CommentSource other, BigDecimal otherPrice) {
            failoverTo(other);
            secondPrice = Budget.checkedPrice(otherPrice);
            return this;
        }

        /** The listener that is notified of a failover. Retry and rate limiter have listeners of their own. */
        public Builder listener(PolicyListener policyListener) {
            listener = Objects.requireNonNull(policyListener, "listener");
            return this;
        }

        /**
         * The source with these policies. It owns nothing.
         *
         * @throws IllegalArgumentException if a budget limits money without a price, or if only one of two routes has a
         *     price: the requests of the other would count as free
         */
        public CommentSource build() {
            CommentSource built = sending(source, price);
            if (second == null) {
                built = Failover.without(built);
            } else {
                if ((price == null) != (secondPrice == null)) {
                    throw new IllegalArgumentException(
                            "Both routes need a price, or neither, but they are " + price + " and " + secondPrice);
                }
                built = Failover.between(built, sending(second, secondPrice), listener);
            }
            return singleFlight ? SingleFlight.decorate(built) : built;
        }

        private CommentSource sending(CommentSource bare, @Nullable BigDecimal each) {
            CommentSource built = rateLimit == null ? bare : rateLimit.decorate(bare);
            if (budget != null) {
                built = each == null ? budget.decorate(built) : budget.decorate(built, each);
            }
            return retry == null ? built : retry.decorate(built);
        }
    }
}
