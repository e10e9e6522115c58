package io.xhscomments.core.policy;

import io.xhscomments.core.port.CommentSource;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts policies around a source in the order that makes sense, from the outside in:
 *
 * <ol>
 *   <li>single flight: what is shared must not be retried, counted or delayed twice;
 *   <li>failover: a retired route is not worth a retry, and the second route has a price of its own;
 *   <li>retry: each attempt below it is counted and takes its turn;
 *   <li>budget: refuses before anybody waits;
 *   <li>rate limit: right above the source, so that it counts what is really sent.
 * </ol>
 *
 * For another order, use the policies' own {@code over} methods. The builder is for one thread; the source it builds is
 * as safe for many threads as the sources given.
 */
public final class Policies {
    private final CommentSource source;
    private @Nullable BigDecimal price;
    private @Nullable CommentSource second;
    private @Nullable BigDecimal secondPrice;
    private Optional<RateLimiter> rateLimit = Optional.empty();
    private Optional<Budget> budget = Optional.empty();
    private Optional<Retry> retry = Optional.empty();
    private boolean singleFlight;
    private PolicyListener listener = PolicyListener.NONE;

    private Policies(CommentSource source) {
        this.source = source;
    }

    /** No policy yet. */
    public static Policies around(CommentSource source) {
        return new Policies(Objects.requireNonNull(source, "source"));
    }

    /**
     * What one would want without thinking: ten requests a second, three retries, equal requests joined. No budget, no
     * failover.
     */
    public static CommentSource ofDefaults(CommentSource source) {
        return around(source)
                .rateLimit(RateLimiter.ofDefaults())
                .retry(Retry.ofDefaults())
                .singleFlight()
                .build();
    }

    /** At most so many requests a second. */
    public Policies rateLimit(RateLimiter limit) {
        rateLimit = Optional.of(limit);
        return this;
    }

    /** At most so many requests, or so much money. */
    public Policies budget(Budget most) {
        budget = Optional.of(most);
        return this;
    }

    /**
     * What one charged request costs, in US dollars; needed by a budget that caps money.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Policies price(BigDecimal each) {
        price = Budget.checkedPrice(each);
        return this;
    }

    /** Send again what may succeed later. */
    public Policies retry(Retry again) {
        retry = Optional.of(again);
        return this;
    }

    /** Equal requests at the same time cost one. */
    public Policies singleFlight() {
        singleFlight = true;
        return this;
    }

    /**
     * Ask this source once the first one's route is retired. It shares rate, budget and retry. Where there is a price,
     * it needs one too.
     */
    public Policies failoverTo(CommentSource other) {
        second = Objects.requireNonNull(other, "other");
        secondPrice = null;
        return this;
    }

    /**
     * The same, at a price of its own, in US dollars a charged request.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Policies failoverTo(CommentSource other, BigDecimal priceThere) {
        failoverTo(other);
        secondPrice = Budget.checkedPrice(priceThere);
        return this;
    }

    /** Who is told of a failover. Retry and rate limit have listeners of their own. */
    public Policies listener(PolicyListener told) {
        listener = Objects.requireNonNull(told, "told");
        return this;
    }

    /**
     * The source with these policies. It owns nothing.
     *
     * @throws IllegalArgumentException if a budget caps money and no price is given, or only one of two routes has a
     *     price: the other's requests would be counted at none
     */
    public CommentSource build() {
        CommentSource built = sending(source, price);
        if (second == null) {
            built = Failover.without(built);
        } else {
            if ((price == null) != (secondPrice == null)) {
                throw new IllegalArgumentException(
                        "Both routes need a price, or none, but they are " + price + " and " + secondPrice);
            }
            built = Failover.between(built, sending(second, secondPrice), listener);
        }
        return singleFlight ? SingleFlight.over(built) : built;
    }

    private CommentSource sending(CommentSource bare, @Nullable BigDecimal each) {
        CommentSource limited = rateLimit.map(limit -> limit.over(bare)).orElse(bare);
        CommentSource budgeted = budget.map(most -> each == null ? most.over(limited) : most.over(limited, each))
                .orElse(limited);
        return retry.map(again -> again.over(budgeted)).orElse(budgeted);
    }
}
