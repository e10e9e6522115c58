package io.xhscomments.examples.cli.option;

import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.examples.cli.language.MessageKey;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options for the budget, the rate limit and retries. */
public final class PolicyOptions {
    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description =
                    "The maximum number of requests in this run, including failed requests and retries. Default: no limit.")
    private @Nullable Long maxRequests;

    @Option(
            names = "--max-money",
            paramLabel = "USD",
            description =
                    "The maximum amount to spend in this run. The price comes from --price, or else from the service, at no charge.")
    private @Nullable BigDecimal maxMoney;

    @Option(
            names = "--price",
            paramLabel = "USD",
            description = "The price of one charged request on the route of --route.")
    private @Nullable BigDecimal price;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "The maximum number of requests per second. Default: ${DEFAULT-VALUE}, the limit of the service.")
    private double rate = RateLimiter.DEFAULT_REQUESTS_PER_SECOND;

    @Option(
            names = "--at-once",
            paramLabel = "N|auto",
            converter = AtOnceConverter.class,
            description =
                    "The number of requests in flight, of all notes together. Default: 4. With auto, it grows while "
                            + "responses are good, and shrinks if the service refuses requests or slows down.")
    private @Nullable ConcurrencyLimiter atOnce;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often a failed request is retried if a retry may succeed. Default: ${DEFAULT-VALUE}. "
                    + "A request without any response is not retried, because it may have been charged.")
    private int retries = 3;

    /** Whether requests or money are limited. */
    public boolean hasLimit() {
        return maxRequests != null || maxMoney != null;
    }

    /** Whether money is limited. */
    public boolean limitsMoney() {
        return maxMoney != null;
    }

    /** The price of a request, if it is given. */
    public Optional<BigDecimal> price() {
        return Optional.ofNullable(price);
    }

    /** The limits of this run. */
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

    /** The rate limit. */
    public RateLimiter rateLimit(PolicyListener listener) {
        return RateLimiter.builder().requestsPerSecond(rate).listener(listener).build();
    }

    /** The limit on requests in flight; the same object at each call. */
    public ConcurrencyLimiter atOnce() {
        if (atOnce == null) {
            atOnce = ConcurrencyLimiter.ofDefaults();
        }
        return atOnce;
    }

    /** The retry policy. */
    public Retry retry(PolicyListener listener) {
        return Retry.builder().maxRetries(retries).listener(listener).build();
    }

    static final class AtOnceConverter implements ITypeConverter<ConcurrencyLimiter> {
        private static final String AUTO = "auto";

        @Override
        public ConcurrencyLimiter convert(String value) {
            try {
                return value.equals(AUTO)
                        ? ConcurrencyLimiter.adaptive()
                        : ConcurrencyLimiter.of(Integer.parseInt(value));
            } catch (IllegalArgumentException notALimit) {
                throw new InvalidValueException(MessageKey.USAGE_AT_ONCE, value);
            }
        }
    }
}
