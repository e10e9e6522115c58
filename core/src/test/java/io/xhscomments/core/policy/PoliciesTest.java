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
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.model.Cursor;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of the policies, shown by what it does. */
@Timeout(60)
class PoliciesTest {
    private static final Duration INTERVAL = Duration.ofMillis(101);
    private static final BigDecimal CHEAP = new BigDecimal("0.001");
    private static final BigDecimal DEAR = new BigDecimal("0.01");

    private final FakeTime time = new FakeTime();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final PolicyListener listener = new PolicyListener() {
        @Override
        public void retrying(CommentSourceException failure, int attempt, Duration wait) {
            heard.add("retry " + attempt);
        }

        @Override
        public void failedOver(CommentSourceException failure) {
            heard.add("failover");
        }
    };
    private final RateLimiter tenASecond = RateLimiter.builder()
            .requestsPerSecond(10)
            .timeSource(time)
            .listener(listener)
            .build();
    private final Retry atOnce =
            Retry.builder().initialDelay(Duration.ZERO).listener(listener).build();

    @Test
    void withoutAnyPolicyARequestIsOneRequest() {
        CountingSource source = CountingSource.giving(page());

        assertThat(Policies.builder(source).build().fetch(REQUEST)).isEqualTo(page());
        assertThat(source.count()).isEqualTo(1);
    }

    @Test
    void withoutFailoverACursorOfTheSecondRouteIsRefusedAndBuysNothing() {
        CountingSource source = CountingSource.giving(page());

        CommentSourceException refused = catchThrowableOfType(
                CommentSourceException.class,
                () -> Policies.builder(source)
                        .build()
                        .fetch(REQUEST.first().after(Cursor.of("failover:2:{\"cursor\":\"x\"}"))));

        assertThat(refused).isInstanceOf(InvalidRequestException.class).hasMessageContaining("second of two routes");
        assertThat(source.count()).isZero();
    }

    @Test
    void eachAttemptTakesItsTurnAndCountsAgainstTheBudget() {
        CountingSource source = CountingSource.failing(List.of(upstreamFailed(), chargedFailure()), page());
        Budget budget = Budget.ofRequests(3);
        CommentSource built = Policies.builder(source)
                .retry(atOnce)
                .budget(budget)
                .rateLimit(tenASecond)
                .build();

        assertThat(built.fetch(REQUEST).receipt().spend()).isEqualTo(new Spend(2, 1, 0));

        assertThat(source.count()).isEqualTo(3);
        assertThat(budget.spent()).isEqualTo(new Spend(2, 1, 0));
        assertThat(time.elapsed()).isEqualTo(INTERVAL.multipliedBy(2));
        assertThat(heard).containsExactly("retry 1", "retry 2");
    }

    @Test
    void theBudgetEndsTheRetriesAndTheRefusalTellsWhatTheyCameTo() {
        CountingSource source = CountingSource.failing(
                List.of(chargedFailure(), upstreamFailed(), upstreamFailed(), upstreamFailed()), page());
        CommentSource built = Policies.builder(source)
                .retry(atOnce)
                .budget(Budget.ofRequests(2))
                .build();

        CommentSourceException refused = catchThrowableOfType(CommentSourceException.class, () -> built.fetch(REQUEST));

        assertThat(refused).isInstanceOf(BudgetExhaustedException.class);
        assertThat(refused.spend()).isEqualTo(new Spend(1, 1, 0));
        assertThat(source.count()).isEqualTo(2);
    }

    @Test
    void aRefusalOfTheBudgetIsNeitherRepeatedNorDoesItWaitForItsTurn() {
        CountingSource source = CountingSource.giving(page());
        CommentSource built = Policies.builder(source)
                .rateLimit(tenASecond)
                .budget(Budget.ofRequests(1))
                .retry(atOnce)
                .build();
        built.fetch(REQUEST);

        assertThat(catchThrowable(() -> built.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);

        assertThat(time.elapsed()).isZero();
        assertThat(heard).isEmpty();
        assertThat(source.count()).isEqualTo(1);
    }

    @Test
    void equalRequestsShareWhatWasRetriedAndAreCountedAndDelayedOnce() throws InterruptedException {
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
                .retry(atOnce)
                .budget(budget)
                .rateLimit(tenASecond)
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
    void bothRoutesShareRateBudgetAndRetryEachAtItsPriceAndARetiredRouteIsNotRetried() {
        CountingSource first = CountingSource.alwaysFailing(retired());
        CountingSource second = CountingSource.failing(List.of(chargedFailure()), page());
        Budget budget = Budget.ofMoney(new BigDecimal("0.02"));
        CommentSource built = Policies.builder(first)
                .price(CHEAP)
                .failoverTo(second, DEAR)
                .rateLimit(tenASecond)
                .budget(budget)
                .retry(atOnce)
                .listener(listener)
                .build();

        assertThat(built.fetch(REQUEST).receipt().spend()).isEqualTo(new Spend(2, 1, 0));

        assertThat(first.count()).isEqualTo(1);
        assertThat(second.count()).isEqualTo(2);
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.02");
        assertThat(time.elapsed()).isEqualTo(INTERVAL.multipliedBy(2));
        assertThat(heard).containsExactly("failover", "retry 1");
        assertThat(catchThrowable(() -> built.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);
    }

    @Test
    void equalRequestsFailOverTogether() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        CountingSource first = new CountingSource(request -> {
            reached.countDown();
            await(response);
            throw retired();
        });
        CountingSource second = CountingSource.giving(page());
        CommentSource built =
                Policies.builder(first).failoverTo(second).singleFlight().build();

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
    void withoutSingleFlightEqualRequestsAreSentEach() {
        CountingSource source = CountingSource.giving(page());
        CommentSource built = Policies.builder(source).retry(atOnce).build();

        built.fetch(REQUEST);
        built.fetch(REQUEST);
        built.fetch(OTHER_REQUEST);

        assertThat(source.count()).isEqualTo(3);
    }

    @Test
    void theDefaultsRetryThreeTimesAndJoinEqualRequests() throws InterruptedException {
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> capped.price(CHEAP).failoverTo(source).build())
                .withMessage("Both routes need a price, or neither, but they are 0.001 and null");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Policies.builder(source).failoverTo(source, DEAR).build())
                .withMessage("Both routes need a price, or neither, but they are null and 0.01");
        assertThatIllegalArgumentException()
                .as("the price belongs to the source it was given with")
                .isThrownBy(
                        () -> capped.failoverTo(source, DEAR).failoverTo(source).build());
    }

    @Test
    void badInputIsRefusedAtOnce() {
        CommentSource source = CountingSource.giving(page());
        Policies.Builder policies = Policies.builder(source);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies.price(CHEAP.negate()))
                .withMessage("A price must be 0 US dollars or more, but is -0.001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies.failoverTo(source, DEAR.negate()))
                .withMessage("A price must be 0 US dollars or more, but is -0.01");
        assertThatNullPointerException()
                .isThrownBy(() -> Policies.builder(null))
                .withMessage("source");
        assertThatNullPointerException()
                .isThrownBy(() -> policies.failoverTo(null))
                .withMessage("other");
        assertThatNullPointerException()
                .isThrownBy(() -> policies.listener(null))
                .withMessage("listener");
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
