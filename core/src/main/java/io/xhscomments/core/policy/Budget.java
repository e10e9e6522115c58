package io.xhscomments.core.policy;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of requests, the money they cost, or both. It refuses a request before it is sent, never lets one
 * request too many through, and counts an unknown charge as paid. All sources that share one budget share its limits.
 * Safe for use by many threads; its totals can be read at any moment.
 *
 * <p>The request limit counts every sent request, free ones too; the money limit counts requests that were or may have
 * been charged. A stored page, and a request that was never sent, count for neither. A request in flight counts for
 * both until its outcome is known.
 *
 * <p>The budget is checked once per fetch; place it inside the retry policy, as {@link Policies} does.
 */
public final class Budget {
    private final @Nullable Long maxRequests;
    private final @Nullable BigDecimal maxMoney;

    private Spend spent = Spend.NONE;
    private BigDecimal moneySpent = BigDecimal.ZERO;
    private long inFlight;
    private BigDecimal moneyInFlight = BigDecimal.ZERO;

    private Budget(Builder from) {
        maxRequests = from.maxRequests;
        maxMoney = from.maxMoney;
    }

    /** A budget without limits; it only counts. */
    public static Budget ofDefaults() {
        return builder().build();
    }

    /**
     * A limit on the number of requests.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Budget ofRequests(long max) {
        return builder().maxRequests(max).build();
    }

    /**
     * A limit on money, in US dollars. It needs {@link #decorate(CommentSource, BigDecimal) prices}.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Budget ofMoney(BigDecimal max) {
        return builder().maxMoney(max).build();
    }

    /** A builder without limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with the limits of this budget. It builds a fresh budget, of which nothing is spent. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxRequests = maxRequests;
        builder.maxMoney = maxMoney;
        return builder;
    }

    /**
     * Applies this budget to a source with an unknown price.
     *
     * @throws IllegalArgumentException if the budget limits money
     */
    public CommentSource decorate(CommentSource source) {
        if (maxMoney != null) {
            throw new IllegalArgumentException("A budget of " + maxMoney + " US dollars needs the price of a request");
        }
        return decorate(source, BigDecimal.ZERO);
    }

    /**
     * Applies this budget to a source.
     *
     * @param price of one charged request, in US dollars; ask the service for it, because prices change
     * @throws IllegalArgumentException if the price is negative
     */
    public CommentSource decorate(CommentSource source, BigDecimal price) {
        checkedPrice(price);
        Objects.requireNonNull(source, "source");
        return request -> {
            reserve(request, price);
            // An unforeseen exception does not tell the charge, so it counts as unknown.
            Spend actual = Spend.of(Charge.UNKNOWN);
            try {
                CommentPage page = source.fetch(request);
                actual = page.receipt().spend();
                return page;
            } catch (CommentSourceException failure) {
                actual = failure.spend();
                throw failure;
            } finally {
                settle(actual, price);
            }
        };
    }

    /** What was spent so far, without requests in flight. */
    public synchronized Spend spent() {
        return spent;
    }

    /** The maximum cost so far, in US dollars, as far as prices are known. */
    public synchronized BigDecimal moneySpent() {
        return moneySpent;
    }

    /** The request limit, if set. */
    public Optional<Long> maxRequests() {
        return Optional.ofNullable(maxRequests);
    }

    /** The money limit in US dollars, if set. */
    public Optional<BigDecimal> maxMoney() {
        return Optional.ofNullable(maxMoney);
    }

    static BigDecimal checkedPrice(BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("A price must be 0 US dollars or more, but is " + price);
        }
        return price;
    }

    private synchronized void reserve(PageRequest request, BigDecimal price) {
        if (maxRequests != null && spent.sent() + inFlight >= maxRequests) {
            throw new BudgetExhaustedException(
                    request,
                    "requests: " + maxRequests + " allowed, " + spent.sent() + " sent, " + inFlight + " in flight");
        }
        BigDecimal after = moneySpent.add(moneyInFlight).add(price);
        if (maxMoney != null && after.compareTo(maxMoney) > 0) {
            throw new BudgetExhaustedException(
                    request,
                    "US dollars: " + maxMoney.toPlainString() + " allowed, " + moneySpent.toPlainString() + " spent, "
                            + moneyInFlight.toPlainString() + " in flight, " + price.toPlainString()
                            + " for the next request");
        }
        inFlight++;
        moneyInFlight = moneyInFlight.add(price);
    }

    private synchronized void settle(Spend actual, BigDecimal price) {
        inFlight--;
        moneyInFlight = moneyInFlight.subtract(price);
        spent = spent.plus(actual);
        moneySpent = moneySpent.add(actual.cost(price));
    }

    /** Builds a {@link Budget}. For one thread. */
    public static final class Builder {
        private @Nullable Long maxRequests;
        private @Nullable BigDecimal maxMoney;

        private Builder() {}

        /**
         * The maximum number of requests; no limit by default.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRequests(long max) {
            if (max < 0) {
                throw new IllegalArgumentException("A budget must be 0 requests or more, but is " + max);
            }
            maxRequests = max;
            return this;
        }

        /**
         * The maximum cost in US dollars; no limit by default.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxMoney(BigDecimal max) {
            if (max.signum() < 0) {
                throw new IllegalArgumentException("A budget must be 0 US dollars or more, but is " + max);
            }
            maxMoney = max;
            return this;
        }

        /** A fresh budget with these limits. */
        public Budget build() {
            return new Budget(this);
        }
    }
}
