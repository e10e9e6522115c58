package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.IncompleteReadingException;
import io.xhscomments.core.reading.NoteReader;
import java.math.BigDecimal;
import java.time.Duration;

/** A source that stays within a budget for all threads and notes. */
public final class StayWithinBudget {
    private StayWithinBudget() {}

    /** Arguments: a note id, and the budget in US dollars. */
    public static void main(String[] args) {
        Budget budget = Budget.ofMoney(new BigDecimal(args[1]));
        try (TikHubTransport webV1 = Live.webV1();
                TikHubTransport appV2 = Live.appV2()) {
            CommentSource source = of(webV1.source(), appV2.source(), budget);
            NoteReader.ofDefaults(source).comments(NoteId.of(args[0])).forEach(System.out::println);
        } catch (IncompleteReadingException incomplete) {
            System.out.println(incomplete.getMessage());
        } finally {
            System.out.println(budget.spent() + ", " + budget.moneySpent() + " USD at the most");
        }
    }

    /** Combines the two routes of a service, with a budget, ten requests per second, and retries that are reported. */
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
        RateLimiter rateLimit = RateLimiter.perSecond(10);
        Retry retry = Retry.builder()
                .maxRetries(2)
                .initialDelay(Duration.ofMillis(100))
                .listener(log)
                .build();
        return AutoRoute.between(
                AutoRoute.Route.of(Policies.builder(first)
                        .price(new BigDecimal("0.001"))
                        .budget(budget)
                        .rateLimit(rateLimit)
                        .retry(retry)
                        .singleFlight()
                        .build()),
                AutoRoute.Route.of(Policies.builder(second)
                        .price(new BigDecimal("0.01"))
                        .budget(budget)
                        .rateLimit(rateLimit)
                        .retry(retry)
                        .singleFlight()
                        .build()),
                log);
    }
}
