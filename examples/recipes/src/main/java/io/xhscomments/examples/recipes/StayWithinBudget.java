package io.xhscomments.examples.recipes;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimit;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import java.math.BigDecimal;
import java.time.Duration;

/** A source that never spends more than it may, however many threads and notes share it. */
public final class StayWithinBudget {
    private StayWithinBudget() {}

    /**
     * The two routes of a service as one source: at most so much money, ten requests a second, retries that are told.
     */
    public static CommentSource of(CommentSource first, CommentSource second, Budget budget) {
        PolicyListener log = new PolicyListener() {
            @Override
            public void retrying(CommentSourceException failure, int attempt, Duration wait) {
                System.err.println("again in " + wait + ": " + failure.getMessage());
            }

            @Override
            public void failedOver(CommentSourceException retired) {
                System.err.println("the first route is retired, the second one costs more");
            }
        };
        return Policies.around(first)
                .price(new BigDecimal("0.001"))
                .failoverTo(second, new BigDecimal("0.01"))
                .budget(budget)
                .rateLimit(RateLimit.perSecond(10))
                .retry(Retry.builder()
                        .maxRetries(2)
                        .firstWait(Duration.ofMillis(100))
                        .listener(log)
                        .build())
                .singleFlight()
                .listener(log)
                .build();
    }
}
