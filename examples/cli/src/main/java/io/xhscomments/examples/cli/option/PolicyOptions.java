package io.xhscomments.examples.cli.option;

import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what may be spent, and how patiently. */
public final class PolicyOptions {
    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description =
                    "Send no more than this many requests in this run, failed ones and retries included. Default: no limit.")
    private @Nullable Long maxRequests;

    @Option(
            names = "--max-money",
            paramLabel = "USD",
            description =
                    "Spend no more than this in this run. Needs the price: --price, or else the service is asked, which is free.")
    private @Nullable BigDecimal maxMoney;

    @Option(
            names = "--price",
            paramLabel = "USD",
            description =
                    "What one charged request costs on the route of --route. With --failover, the price of app-v2 is asked of the service.")
    private @Nullable BigDecimal price;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "Requests a second at the most. Default: ${DEFAULT-VALUE}, as the service allows.")
    private double rate = RateLimiter.DEFAULT_REQUESTS_PER_SECOND;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often a request is sent again if that may help. Default: ${DEFAULT-VALUE}. "
                    + "After no response at all nothing is sent again, because it may have been charged.")
    private int retries = 3;

    @Option(
            names = "--failover",
            description =
                    "With --route web-v1: when it is retired, go on with app-v2 for notes not yet begun. The price differs.")
    private boolean failover;

    public boolean failover() {
        return failover;
    }

    /** Whether requests or money are capped. */
    public boolean caps() {
        return maxRequests != null || maxMoney != null;
    }

    public boolean capsMoney() {
        return maxMoney != null;
    }

    public Optional<BigDecimal> price() {
        return Optional.ofNullable(price);
    }

    public Budget budget() {
        Budget.Builder budget = Budget.builder();
        if (maxRequests != null) {
            budget.maxRequests(maxRequests);
        }
        if (maxMoney != null) {
            budget.maxMoney(maxMoney);
        }
        return budget.build();
    }

    public RateLimiter rateLimit(PolicyListener listener) {
        return RateLimiter.builder().requestsPerSecond(rate).listener(listener).build();
    }

    public Retry retry(PolicyListener listener) {
        return Retry.builder().maxRetries(retries).listener(listener).build();
    }
}
