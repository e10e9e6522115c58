package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.chargedFailure;
import static io.xhscomments.core.policy.Samples.noResponse;
import static io.xhscomments.core.policy.Samples.notSent;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.upstreamFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.testing.BackgroundCall;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BudgetTest {
    private static final BigDecimal TENTH_OF_A_CENT = new BigDecimal("0.001");

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void concurrentThreadsUseExactlyTheRequestLimit() throws InterruptedException {
        for (int max : new int[] {0, 1, 7, 63}) {
            CountingSource source = CountingSource.giving(page());
            Budget budget = Budget.ofRequests(max);
            CommentSource bounded = budget.decorate(source);

            List<BackgroundCall.Outcome<CommentPage>> outcomes =
                    BackgroundCall.together(64, () -> bounded.fetch(REQUEST));

            assertThat(source.count()).isEqualTo(max);
            assertThat(outcomes.stream().filter(outcome -> outcome.result() != null))
                    .hasSize(max);
            assertThat(outcomes.stream().filter(outcome -> outcome.thrown() instanceof BudgetExhaustedException))
                    .hasSize(64 - max);
            assertThat(budget.spent()).isEqualTo(new Spend(max, 0, 0));
        }
    }

    @Test
    void longCompetitionUsesExactlyTheRequestLimit() throws InterruptedException {
        CountingSource source = CountingSource.giving(page());
        Budget budget = Budget.builder().maxRequests(4_000).maxMoney(usd("30")).build();
        CommentSource bounded = budget.decorate(source, TENTH_OF_A_CENT);

        BackgroundCall.together(64, () -> {
            for (int i = 0; i < 200; i++) {
                try {
                    bounded.fetch(REQUEST);
                } catch (BudgetExhaustedException refused) {
                    // Requests in flight may still release their reservations, so try again.
                    continue;
                }
            }
            return null;
        });

        assertThat(source.count()).isEqualTo(4_000);
        assertThat(budget.spent()).isEqualTo(new Spend(4_000, 0, 0));
        assertThat(budget.moneySpent()).isEqualByComparingTo("4");
    }

    @Test
    void concurrentThreadsUseExactlyTheMoneyLimit() throws InterruptedException {
        CountingSource source = CountingSource.giving(page());
        Budget budget = Budget.ofMoney(usd("0.0301"));
        CommentSource bounded = budget.decorate(source, TENTH_OF_A_CENT);

        BackgroundCall.together(64, () -> bounded.fetch(REQUEST));

        assertThat(source.count()).isEqualTo(30);
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.030");
    }

    @Test
    void moneyIsCountedExactly() {
        CountingSource source = CountingSource.giving(page());
        Budget budget = Budget.ofMoney(usd("0.3"));
        CommentSource bounded = budget.decorate(source, usd("0.1"));

        bounded.fetch(REQUEST);
        bounded.fetch(REQUEST);
        bounded.fetch(REQUEST);

        assertThat(budget.moneySpent()).isEqualByComparingTo("0.3");
        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);
        assertThat(source.count()).isEqualTo(3);
    }

    @Test
    void refusalNamesLimitAndSpend() {
        Budget requests = Budget.ofRequests(1);
        CommentSource boundedByRequests = requests.decorate(CountingSource.giving(page()));
        boundedByRequests.fetch(REQUEST);
        Budget money = Budget.ofMoney(usd("0.0015"));
        CommentSource boundedByMoney = money.decorate(CountingSource.giving(page()), TENTH_OF_A_CENT);
        boundedByMoney.fetch(REQUEST);

        assertThat(catchThrowable(() -> boundedByRequests.fetch(REQUEST)))
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessage(REQUEST.describe()
                        + ": the budget allows no further request: requests: 1 allowed, 1 sent, 0 in"
                        + " flight (not charged; trying again will not help)");
        assertThat(catchThrowable(() -> boundedByMoney.fetch(REQUEST)))
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessage(
                        REQUEST.describe() + ": the budget allows no further request: US dollars: 0.0015 allowed, 0.001"
                                + " spent, 0.000 in flight, 0.001 for the next request (not charged; trying again will not help)");
        assertThat(requests.spent()).isEqualTo(new Spend(1, 0, 0));
        assertThat(money.moneySpent()).isEqualByComparingTo("0.001");
    }

    @Test
    void unknownCountsAsPaidAndFreeAsRequestOnly() {
        CountingSource source =
                CountingSource.failing(List.of(upstreamFailed(), noResponse(), chargedFailure()), page());
        Budget budget = Budget.builder().maxRequests(4).maxMoney(usd("1")).build();
        CommentSource bounded = budget.decorate(source, TENTH_OF_A_CENT);

        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isNotNull();
        }
        assertThat(budget.spent()).isEqualTo(new Spend(1, 1, 1));
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.002");

        bounded.fetch(REQUEST);
        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);
        assertThat(budget.spent()).isEqualTo(new Spend(2, 1, 1));
    }

    @Test
    void anUnforeseenErrorCountsAsPaid() {
        CountingSource source = CountingSource.failing(
                List.of(
                        new IllegalStateException("a bug"),
                        new AssertionError("a bug"),
                        new IOException("a checked one that slips through")),
                null);
        Budget budget = Budget.builder().maxRequests(4).maxMoney(usd("1")).build();
        CommentSource bounded = budget.decorate(source, TENTH_OF_A_CENT);

        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(AssertionError.class);
        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(IOException.class);
        assertThat(catchThrowable(() -> bounded.fetch(REQUEST)))
                .as("a source that gives null")
                .isInstanceOf(NullPointerException.class);

        assertThat(budget.spent()).isEqualTo(new Spend(0, 0, 4));
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.004");
        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);
    }

    @Test
    void unsentRequestReleasesItsReservation() {
        CountingSource source = CountingSource.failing(
                List.of(notSent(), new PageNotStoredException(REQUEST, "")), page(Receipt.ofStoredPage()));
        Budget budget =
                Budget.builder().maxRequests(1).maxMoney(TENTH_OF_A_CENT).build();
        CommentSource bounded = budget.decorate(source, TENTH_OF_A_CENT);

        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(RequestNotSentException.class);
        assertThat(catchThrowable(() -> bounded.fetch(REQUEST))).isInstanceOf(PageNotStoredException.class);
        assertThat(bounded.fetch(REQUEST).receipt()).isEqualTo(Receipt.ofStoredPage());
        assertThat(bounded.fetch(REQUEST).receipt()).isEqualTo(Receipt.ofStoredPage());

        assertThat(budget.spent()).isEqualTo(Spend.NONE);
        assertThat(budget.moneySpent()).isZero();
    }

    @Test
    void requestInFlightReservesItsPrice() throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        Budget budget =
                Budget.builder().maxRequests(2).maxMoney(TENTH_OF_A_CENT).build();
        CommentSource slow = budget.decorate(
                request -> {
                    sent.countDown();
                    awaitQuietly(response);
                    throw notSent();
                },
                TENTH_OF_A_CENT);
        CountingSource source = CountingSource.giving(page());
        CommentSource other = budget.decorate(source, TENTH_OF_A_CENT);
        BackgroundCall<CommentPage> underWay = BackgroundCall.start(() -> slow.fetch(REQUEST));
        sent.await();

        assertThat(budget.spent()).isEqualTo(Spend.NONE);
        assertThat(budget.moneySpent()).isZero();
        assertThat(catchThrowable(() -> other.fetch(REQUEST)))
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessageContaining(
                        "US dollars: 0.001 allowed, 0 spent, 0.001 in flight, 0.001 for the next request");
        assertThat(source.count()).isZero();

        response.countDown();
        assertThat(underWay.outcome().thrown()).isInstanceOf(RequestNotSentException.class);
        other.fetch(REQUEST);
        assertThat(budget.spent()).isEqualTo(new Spend(1, 0, 0));
    }

    @Test
    void requestInFlightCountsAgainstTheLimit() throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        CountingSource source = new CountingSource(request -> {
            sent.countDown();
            awaitQuietly(response);
            return page();
        });
        CommentSource bounded = Budget.ofRequests(1).decorate(source);
        BackgroundCall<CommentPage> underWay = BackgroundCall.start(() -> bounded.fetch(REQUEST));
        sent.await();

        BackgroundCall.Outcome<CommentPage> refused =
                BackgroundCall.start(() -> bounded.fetch(REQUEST)).outcome();
        response.countDown();

        assertThat(refused.thrown())
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessageContaining("requests: 1 allowed, 0 sent, 1 in flight");
        assertThat(underWay.outcome().thrown()).isNull();
        assertThat(source.count()).isEqualTo(1);
    }

    @Test
    void retriesOfTheDelegateAreCounted() {
        Budget budget = Budget.ofDefaults();
        CommentSource retried = Retry.builder()
                .initialDelay(Duration.ZERO)
                .build()
                .decorate(CountingSource.failing(List.of(chargedFailure(), upstreamFailed()), page()));

        budget.decorate(retried, TENTH_OF_A_CENT).fetch(REQUEST);

        assertThat(budget.spent()).isEqualTo(new Spend(2, 1, 0));
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.002");
    }

    @Test
    void sourcesOfDifferentPricesShareOneBudget() {
        Budget budget = Budget.ofMoney(usd("0.012"));
        CommentSource cheap = budget.decorate(CountingSource.giving(page()), TENTH_OF_A_CENT);
        CommentSource dear = budget.decorate(CountingSource.giving(page()), usd("0.01"));

        cheap.fetch(REQUEST);
        dear.fetch(REQUEST);

        assertThat(budget.moneySpent()).isEqualByComparingTo("0.011");
        assertThat(catchThrowable(() -> dear.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);
        cheap.fetch(REQUEST);
        assertThat(catchThrowable(() -> cheap.fetch(REQUEST))).isInstanceOf(BudgetExhaustedException.class);
    }

    @Test
    void unlimitedBudgetOnlyCounts() {
        Budget budget = Budget.ofDefaults();
        CommentSource counted = budget.decorate(CountingSource.giving(page()));

        counted.fetch(REQUEST);
        counted.fetch(REQUEST);

        assertThat(budget.spent()).isEqualTo(new Spend(2, 0, 0));
        assertThat(budget.moneySpent()).isZero();
        assertThat(budget.maxRequests()).isEmpty();
        assertThat(budget.maxMoney()).isEmpty();
    }

    @Test
    void limitsCanBeCombined() {
        Budget budget = Budget.builder().maxRequests(10).maxMoney(usd("0.5")).build();

        assertThat(budget.maxRequests()).contains(10L);
        assertThat(budget.maxMoney()).contains(usd("0.5"));
    }

    @Test
    void toBuilderMakesAFreshBudget() {
        Budget budget = Budget.ofRequests(1);
        budget.decorate(CountingSource.giving(page())).fetch(REQUEST);

        assertThat(budget.toBuilder().maxMoney(usd("1")).build().spent()).isEqualTo(Spend.NONE);
        assertThat(budget.spent().sent()).isEqualTo(1);
    }

    @Test
    void invalidInputIsRefusedBeforeSending() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofRequests(-1))
                .withMessage("A budget must be 0 requests or more, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofMoney(usd("-0.01")))
                .withMessage("A budget must be 0 US dollars or more, but is -0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofDefaults().decorate(CountingSource.giving(page()), usd("-1")))
                .withMessage("A price must be 0 US dollars or more, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofMoney(usd("1")).decorate(CountingSource.giving(page())))
                .withMessage("A budget of 1 US dollars needs the price of a request");
        assertThatNullPointerException()
                .isThrownBy(() -> Budget.ofDefaults().decorate(null))
                .withMessage("source");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
