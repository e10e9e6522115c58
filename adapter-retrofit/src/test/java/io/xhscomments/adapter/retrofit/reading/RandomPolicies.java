package io.xhscomments.adapter.retrofit.reading;

import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random policies. A budget is in requests, or in money at 0.1 cents per request.
 *
 * @param maxPaid the paid requests that a money budget allows
 */
record RandomPolicies(
        int retries,
        boolean retryUnknownOutcome,
        Budget budget,
        Optional<Long> maxPaid,
        boolean singleFlight,
        boolean rateLimited) {
    private static final BigDecimal PRICE = new BigDecimal("0.001");

    static RandomPolicies of(SplittableRandom random) {
        int max = random.nextInt(20);
        int kind = random.nextInt(4);
        Budget budget = switch (kind) {
            case 0 -> Budget.ofRequests(max);
            case 1 -> Budget.ofMoney(PRICE.multiply(BigDecimal.valueOf(max)));
            default -> Budget.ofDefaults();
        };
        return new RandomPolicies(
                random.nextInt(5),
                random.nextBoolean(),
                budget,
                kind == 1 ? Optional.of((long) max) : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    /** Policies that read any note to its end if the service has at most one more fault. */
    static RandomPolicies unbounded() {
        return new RandomPolicies(3, true, Budget.ofDefaults(), Optional.empty(), false, false);
    }

    CommentSource around(CommentSource source, Optional<CommentSource> second) {
        return second.map(other -> AutoRoute.between(
                        AutoRoute.Route.of(around(source)), AutoRoute.Route.of(around(other)), PolicyListener.NONE))
                .orElseGet(() -> around(source));
    }

    private CommentSource around(CommentSource source) {
        Policies.Builder policies = Policies.builder(source)
                .price(PRICE)
                .budget(budget)
                .retry(Retry.builder()
                        .maxRetries(retries)
                        .initialDelay(Duration.ZERO)
                        .maxDelay(Duration.ZERO)
                        .retryUnknownOutcome(retryUnknownOutcome)
                        .build());
        if (singleFlight) {
            policies.singleFlight();
        }
        if (rateLimited) {
            policies.rateLimit(RateLimiter.perSecond(1_000_000));
        }
        return policies.build();
    }
}
