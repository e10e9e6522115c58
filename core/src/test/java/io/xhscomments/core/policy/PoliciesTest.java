package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.OTHER_REQUEST;
import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.chargedFailure;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.retired;
import static io.xhscomments.core.policy.Samples.upstreamFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.testing.BackgroundCall;
import io.xhscomments.core.testing.FakeTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of the policies, shown by its effects. */
@Timeout(60)
class PoliciesTest {
    private static final Duration INTERVAL = Duration.ofMillis(102);
    private static final BigDecimal CHEAP = new BigDecimal("0.001");
    private static final BigDecimal DEAR = new BigDecimal("0.01");

    private final FakeTime time = new FakeTime();
    private final List<String> notified = Collections.synchronizedList(new ArrayList<>());
    private final PolicyListener listener = new PolicyListener() {
        @Override
        public void retrying(CommentSourceException failure, int attempt, Duration wait) {
            notified.add("retry " + attempt);
        }

        @Override
        public void failedOver(CommentSourceException failure) {
            notified.add("second route");
        }
    };
    private final RateLimiter tenPerSecond = RateLimiter.builder()
            .requestsPerSecond(10)
            .timeSource(time)
            .listener(listener)
            .build();
    private final Retry immediateRetry =
            Retry.builder().initialDelay(Duration.ZERO).listener(listener).build();

    @Test
    void withoutPoliciesOneRequestIsSent() {
        CountingSource source = CountingSource.giving(page());

        assertThat(Policies.builder(source).build().fetch(REQUEST)).isEqualTo(page());
        assertThat(source.count()).isEqualTo(1);
    }

    @Test
    void eachAttemptIsRateLimitedAndCounted() {
        CountingSource source = CountingSource.failing(List.of(upstreamFailed(), chargedFailure()), page());
        Budget budget = Budget.ofRequests(3);
        CommentSource built = Policies.builder(source)
                .retry(immediateRetry)
                .budget(budget)
                .rateLimit(tenPerSecond)
                .build();

        assertThat(built.fetch(REQUEST).receipt().spend()).isEqualTo(new Spend(2, 1, 0));

        assertThat(source.count()).isEqualTo(3);
        assertThat(budget.spent()).isEqualTo(new Spend(2, 1, 0));
        assertThat(time.elapsed()).isEqualTo(INTERVAL.multipliedBy(2));
        assertThat(notified).containsExactly("retry 1", "retry 2");
    }

    @Test
    void budgetEndsRetriesAndReportsTheirSpend() {
        CountingSource source = CountingSource.failing(
                List.of(chargedFailure(), upstreamFailed(), upstreamFailed(), upstreamFailed()), page());
        CommentSource built = Policies.builder(source)
                .retry(immediateRetry)
                .budget(Budget.ofRequests(2))
                .build();

        CommentSourceException refused = catchThrowableOfType(CommentSourceException.class, () -> built.fetch(REQUEST));

        assertThat(refused).isInstanceOf(BudgetExhaustedException.class);
        assertThat(refused.spend()).isEqualTo(new Spend(1, 1, 0));
        assertThat(source.count()).isEqualTo(2);
    }

    @Test
    void budgetRefusalIsNeitherRetriedNorDelayed() {
        CountingSource source = CountingSource.giving(page());
        CommentSource built = Policies.builder(source)
                .rateLimit(tenPerSecond)
                .budget(Budget.ofRequests(1))
                .retry(immediateRetry)
                .build();
        built.fetch(REQUEST);

        assertThat(catchThrowable(() -> built.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);

        assertThat(time.elapsed()).isZero();
        assertThat(notified).isEmpty();
        assertThat(source.count()).isEqualTo(1);
    }

    @Test
    void equalRequestsShareRetriesAndAreCountedOnce() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        CountingSource source = new CountingSource(request -> {
            if (reached.getCount() > 0) {
                reached.countDown();
                await(response);
                throw chargedFailure();
            }
            return page();
        });
        Budget budget = Budget.ofRequests(2);
        CommentSource built = Policies.builder(source)
                .singleFlight()
                .retry(immediateRetry)
                .budget(budget)
                .rateLimit(tenPerSecond)
                .build();

        BackgroundCall<CommentPage> leader = BackgroundCall.start(() -> built.fetch(REQUEST));
        reached.await();
        BackgroundCall<CommentPage> follower =
                BackgroundCall.start(() -> built.fetch(REQUEST)).awaitWaiting();
        response.countDown();

        assertThat(leader.outcome().result().receipt().spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(follower.outcome().result().receipt().spend()).isEqualTo(Spend.NONE);
        assertThat(budget.spent()).isEqualTo(new Spend(2, 0, 0));
        assertThat(time.elapsed()).isEqualTo(INTERVAL);
    }

    @Test
    void bothRoutesSharePoliciesAtTheirOwnPrices() {
        CountingSource first = CountingSource.alwaysFailing(retired());
        CountingSource second = CountingSource.failing(List.of(chargedFailure()), page());
        Budget budget = Budget.ofMoney(new BigDecimal("0.02"));
        UnaryOperator<Policies.Builder> shared =
                policies -> policies.rateLimit(tenPerSecond).budget(budget).retry(immediateRetry);
        CommentSource built = AutoRoute.between(
                AutoRoute.Route.of(
                        shared.apply(Policies.builder(first).price(CHEAP)).build()),
                AutoRoute.Route.of(
                        shared.apply(Policies.builder(second).price(DEAR)).build()),
                listener);

        assertThat(built.fetch(REQUEST).receipt().spend()).isEqualTo(new Spend(2, 1, 0));

        assertThat(first.count()).isEqualTo(1);
        assertThat(second.count()).isEqualTo(2);
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.02");
        assertThat(time.elapsed()).isEqualTo(INTERVAL.multipliedBy(2));
        assertThat(notified).containsExactly("second route", "retry 1");
        assertThat(catchThrowable(() -> built.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);
    }

    @Test
    void equalRequestsChangeTheRouteTogether() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        CountingSource first = new CountingSource(request -> {
            reached.countDown();
            await(response);
            throw retired();
        });
        CountingSource second = CountingSource.giving(page());
        CommentSource built = Policies.builder(
                        AutoRoute.between(AutoRoute.Route.of(first), AutoRoute.Route.of(second), PolicyListener.NONE))
                .singleFlight()
                .build();

        BackgroundCall<CommentPage> leader = BackgroundCall.start(() -> built.fetch(REQUEST));
        reached.await();
        BackgroundCall<CommentPage> follower =
                BackgroundCall.start(() -> built.fetch(REQUEST)).awaitWaiting();
        response.countDown();

        assertThat(leader.outcome().thrown()).isNull();
        assertThat(follower.outcome().thrown()).isNull();
        assertThat(first.count()).isEqualTo(1);
        assertThat(second.count()).isEqualTo(1);
    }

    @Test
    void withoutSingleFlightEveryRequestIsSent() {
        CountingSource source = CountingSource.giving(page());
        CommentSource built = Policies.builder(source).retry(immediateRetry).build();

        built.fetch(REQUEST);
        built.fetch(REQUEST);
        built.fetch(OTHER_REQUEST);

        assertThat(source.count()).isEqualTo(3);
    }

    @Test
    void defaultsRetryThreeTimesAndUseSingleFlight() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        CountingSource source = new CountingSource(request -> {
            reached.countDown();
            await(response);
            throw new RateLimitedException(request, Optional.of(Duration.ofMillis(1)), "");
        });
        CommentSource built = Policies.ofDefaults(source);

        BackgroundCall<CommentPage> leader = BackgroundCall.start(() -> built.fetch(REQUEST));
        reached.await();
        BackgroundCall<CommentPage> follower =
                BackgroundCall.start(() -> built.fetch(REQUEST)).awaitWaiting();
        response.countDown();

        assertThat(leader.outcome().thrown()).isInstanceOf(RateLimitedException.class);
        assertThat(follower.outcome().thrown()).isSameAs(leader.outcome().thrown());
        assertThat(source.count()).isEqualTo(4);
    }

    @Test
    void moneyWithoutAPriceIsRefused() {
        CommentSource source = CountingSource.giving(page());
        Policies.Builder capped = Policies.builder(source).budget(Budget.ofMoney(BigDecimal.ONE));

        assertThatIllegalArgumentException()
                .isThrownBy(capped::build)
                .withMessage("A budget of 1 US dollars needs the price of a request");
    }

    @Test
    void invalidInputIsRefusedAtOnce() {
        CommentSource source = CountingSource.giving(page());
        Policies.Builder policies = Policies.builder(source);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies.price(CHEAP.negate()))
                .withMessage("A price must be 0 US dollars or more, but is -0.001");
        assertThatNullPointerException()
                .isThrownBy(() -> Policies.builder(null))
                .withMessage("source");
        assertThatNullPointerException().isThrownBy(() -> policies.rateLimit(null));
        assertThatNullPointerException().isThrownBy(() -> policies.budget(null));
        assertThatNullPointerException().isThrownBy(() -> policies.retry(null));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
