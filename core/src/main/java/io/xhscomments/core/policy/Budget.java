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
 * What may be spent: requests, money, or both. It refuses before sending, never lets one request too many through, and
 * counts what cannot be known as paid. One object is one budget: everything that shares the object shares it. Safe for
 * use by many threads; can be read at any moment.
 *
 * <p>The cap on requests counts every request that is sent, free ones too; the cap on money counts those that were or
 * may have been charged. A page out of a record, and a request that never went out, count for neither. A request under
 * way counts for both until its outcome is known.
 *
 * <p>It asks once a call, so it belongs below what sends a request again, as {@link Policies} has it.
 */
public final class Budget {
    private final long maxRequests;
    private final @Nullable BigDecimal maxMoney;

    private Spend spent = Spend.NONE;
    private BigDecimal money = BigDecimal.ZERO;
    private long inFlight;
    private BigDecimal moneyInFlight = BigDecimal.ZERO;

    private Budget(long maxRequests, @Nullable BigDecimal maxMoney) {
        this.maxRequests = maxRequests;
        this.maxMoney = maxMoney;
    }

    /** No cap; it only counts. */
    public static Budget unlimited() {
        return new Budget(Long.MAX_VALUE, null);
    }

    /**
     * A cap on requests.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Budget ofRequests(long most) {
        return unlimited().andRequests(most);
    }

    /**
     * A cap on money, in US dollars. Needs {@link #over(CommentSource, BigDecimal) prices}.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Budget ofMoney(BigDecimal most) {
        return unlimited().andMoney(most);
    }

    /** A fresh budget with this cap on requests too. */
    public Budget andRequests(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("A budget must be 0 requests or more, but is " + most);
        }
        return new Budget(most, maxMoney);
    }

    /** A fresh budget with this cap on money too, in US dollars. */
    public Budget andMoney(BigDecimal most) {
        if (most.signum() < 0) {
            throw new IllegalArgumentException("A budget must be 0 US dollars or more, but is " + most);
        }
        return new Budget(maxRequests, most);
    }

    /**
     * The source under this budget, at an unknown price.
     *
     * @throws IllegalArgumentException if the budget caps money
     */
    public CommentSource over(CommentSource source) {
        if (maxMoney != null) {
            throw new IllegalArgumentException("A budget of " + maxMoney + " US dollars needs the price of a request");
        }
        return over(source, BigDecimal.ZERO);
    }

    /**
     * The source under this budget.
     *
     * @param price of one charged request, in US dollars; ask the service, prices change
     * @throws IllegalArgumentException if the price is negative
     */
    public CommentSource over(CommentSource source, BigDecimal price) {
        checkedPrice(price);
        Objects.requireNonNull(source, "source");
        return request -> {
            reserve(request, price);
            // Stands for whatever else may be thrown: what is not told cannot be known.
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

    /** What was spent so far; requests still in flight are not in it. */
    public synchronized Spend spent() {
        return spent;
    }

    /** What was spent so far at the most, in US dollars, where prices were given. */
    public synchronized BigDecimal moneySpent() {
        return money;
    }

    /** The cap on requests; empty if there is none. */
    public Optional<Long> maxRequests() {
        return maxRequests == Long.MAX_VALUE ? Optional.empty() : Optional.of(maxRequests);
    }

    /** The cap on money, in US dollars; empty if there is none. */
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
        if (spent.sent() + inFlight >= maxRequests) {
            throw new BudgetExhaustedException(
                    request,
                    "requests: " + maxRequests + " allowed, " + spent.sent() + " sent, " + inFlight + " under way");
        }
        BigDecimal after = money.add(moneyInFlight).add(price);
        if (maxMoney != null && after.compareTo(maxMoney) > 0) {
            throw new BudgetExhaustedException(
                    request,
                    "US dollars: " + maxMoney.toPlainString() + " allowed, " + money.toPlainString() + " spent, "
                            + moneyInFlight.toPlainString() + " under way, " + price.toPlainString() + " for the next");
        }
        inFlight++;
        moneyInFlight = moneyInFlight.add(price);
    }

    private synchronized void settle(Spend actual, BigDecimal price) {
        inFlight--;
        moneyInFlight = moneyInFlight.subtract(price);
        spent = spent.plus(actual);
        money = money.add(actual.cost(price));
    }
}
