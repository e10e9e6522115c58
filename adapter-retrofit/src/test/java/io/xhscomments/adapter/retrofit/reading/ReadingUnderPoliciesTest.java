package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Budget, two routes and single flight around a reading, checked against the ledger. */
class ReadingUnderPoliciesTest extends Tikhub {
    private static final BigDecimal PRICE = new BigDecimal("0.001");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void requestBudgetIsUsedExactly(int max) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(45));
        Budget budget = Budget.ofRequests(max);

        Pass pass =
                read(Policies.builder(bare(TikHubRoute.WEB_V1)).budget(budget).build(), note);

        assertThat(pass.reason()).isEqualTo(StopReason.BUDGET);
        assertThat(pass.failure()).isInstanceOf(BudgetExhaustedException.class);
        assertThat(pass.ids())
                .containsExactlyElementsOf(note.commentIds().limit(10L * max).toList());
        assertThat(budget.spent()).isEqualTo(new Spend(max, 0, 0));
        assertSpent(pass, max, 0, 0);
    }

    @Test
    void exactlySufficientBudgetDoesNotStopReading() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(45));

        Pass pass = read(
                Policies.builder(bare(TikHubRoute.WEB_V1))
                        .budget(Budget.ofRequests(5))
                        .build(),
                note);

        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(pass, 5, 0, 0);
    }

    @Test
    void unknownChargesCountAndFreeRequestsDoNot() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(45));
        Budget budget = Budget.ofMoney(new BigDecimal("0.0039"));
        tikhub.failNext(Fixtures.error("502-html"))
                .failNext(ConnectionFault.RESET_BEFORE_RESPONSE)
                .failNext(failedInside(301));

        Pass pass = read(
                Policies.builder(bare(TikHubRoute.WEB_V1))
                        .budget(budget)
                        .price(PRICE)
                        .retry(quick().retryUnknownOutcome(true).build())
                        .build(),
                note);

        assertThat(pass.reason()).isEqualTo(StopReason.BUDGET);
        assertThat(pass.comments()).hasSize(10);
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.003");
        assertSpent(pass, 2, 1, 1);
    }

    @Test
    void retryRejectedByBudgetEndsReadingWithFullCost() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(45));
        tikhub.respondWith(request -> request.ordinal() > 1 ? Optional.of(failedInside(301)) : Optional.empty());

        Pass pass = read(
                Policies.builder(bare(TikHubRoute.WEB_V1))
                        .budget(Budget.ofRequests(3))
                        .retry(quick().build())
                        .build(),
                note);

        assertThat(pass.reason()).isEqualTo(StopReason.BUDGET);
        assertThat(pass.failure().getSuppressed()).hasOnlyElementsOfType(ChargedFailureException.class);
        assertSpent(pass, 3, 0, 0);
    }

    private CommentSource overBothRoutes(PolicyListener listener) {
        return AutoRoute.between(
                AutoRoute.Route.of(retrying(TikHubRoute.WEB_V1)),
                AutoRoute.Route.of(retrying(TikHubRoute.APP_V2)),
                listener);
    }

    /** Counts its calls. */
    private static final class FailoverCounter implements PolicyListener {
        private final List<CommentSourceException> failovers = new ArrayList<>();

        @Override
        public void failedOver(CommentSourceException retired) {
            failovers.add(retired);
        }
    }

    @Test
    void retiredRouteFailsOverAndIsReportedOnce() {
        FailoverCounter listener = new FailoverCounter();
        CommentSource source = overBothRoutes(listener);
        SyntheticNote one = serve(SyntheticNote.builder(1).comments(25));
        SyntheticNote two = serve(SyntheticNote.builder(2).comments(25));
        tikhub.retire(TikHubRoute.WEB_V1);

        Pass first = read(source, one);
        assertThat(first.ids()).containsExactlyElementsOf(one.commentIds().toList());
        assertSpent(first, 3, 1, 0);
        Pass second = read(source, two);
        assertThat(second.ids()).containsExactlyElementsOf(two.commentIds().toList());
        assertThat(second.reading().spend()).isEqualTo(new Spend(3, 0, 0));
        assertThat(tikhub.ledger().entries().stream().map(entry -> entry.route().orElseThrow()))
                .startsWith(TikHubRoute.WEB_V1)
                .filteredOn(TikHubRoute.WEB_V1::equals)
                .hasSize(1);
        assertThat(listener.failovers).singleElement().isInstanceOf(RouteRetiredException.class);
    }

    @Test
    void startedNoteDoesNotChangeRoute() {
        FailoverCounter listener = new FailoverCounter();
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        Reading reading = NoteReader.ofDefaults(overBothRoutes(listener)).start(note.id());
        reading.next();
        tikhub.retire(TikHubRoute.WEB_V1);

        Pass pass = Pass.over(reading);

        assertThat(pass.failure()).isInstanceOf(RouteRetiredException.class);
        assertThat(pass.comments()).hasSize(9);
        assertThat(listener.failovers).hasSize(1);
        assertSpent(pass, 1, 1, 0);
    }

    @Test
    void costIncludesFirstRouteEvenIfSecondFails() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        tikhub.retire(TikHubRoute.WEB_V1)
                .respondWith(request -> Optional.of(Fixtures.error("402-insufficient-balance")));

        Pass pass = read(overBothRoutes(PolicyListener.NONE), note);

        assertThat(pass.failure().status()).hasValue(402);
        assertSpent(pass, 0, 2, 0);
    }

    @Test
    void resumedReadingKeepsTheSecondRoute() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(45).paging(PagingBehavior.STUCK_CURSOR, 4));
        tikhub.retire(TikHubRoute.WEB_V1);
        Reading begun = NoteReader.builder(overBothRoutes(PolicyListener.NONE))
                .maxPages(2)
                .build()
                .start(note.id());
        Pass first = Pass.over(begun);

        Pass rest = Pass.over(
                NoteReader.ofDefaults(overBothRoutes(PolicyListener.NONE)).resume(note.id(), begun.checkpoint()));

        assertThat(first.comments().size() + rest.comments().size()).isEqualTo(40);
        assertThat(rest.reason()).isEqualTo(StopReason.STALLED_CURSOR);
        assertSpent(rest, 4, 1, 0);
    }

    @Test
    void eightThreadsFetchOnePageOnce() throws InterruptedException, ExecutionException {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch sevenWait = new CountDownLatch(1);
        CommentSource slow = request -> {
            arrived.countDown();
            await(sevenWait);
            return bare(TikHubRoute.WEB_V1).fetch(request);
        };
        CommentSource shared = Policies.builder(slow).singleFlight().build();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Thread> followers = Collections.synchronizedList(new ArrayList<>());
            List<Future<Spend>> spends = new ArrayList<>();
            spends.add(threads.submit(() -> first(shared, note)));
            arrived.await();
            for (int i = 0; i < 7; i++) {
                spends.add(threads.submit(() -> {
                    followers.add(Thread.currentThread());
                    return first(shared, note);
                }));
            }
            while (followers.size() < 7
                    || !followers.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            sevenWait.countDown();
            Spend sum = Spend.NONE;
            for (Future<Spend> spend : spends) {
                sum = sum.plus(spend.get());
            }
            assertThat(sum).isEqualTo(new Spend(1, 0, 0)).isEqualTo(Pass.of(tikhub.ledger()));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Spend first(CommentSource source, SyntheticNote note) {
        Reading reading = NoteReader.ofDefaults(source).start(note.id());
        assertThat(reading.nextPage()).hasSize(10);
        return reading.spend();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @ParameterizedTest
    @CsvSource({"WEB_V1", "APP_V2"})
    void combinedPoliciesFetchEachPageOnce(TikHubRoute route) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25).replies(3));
        CommentSource source = Policies.builder(bare(route))
                .rateLimit(RateLimiter.perSecond(100_000))
                .retry(quick().build())
                .budget(Budget.ofRequests(28))
                .singleFlight()
                .build();

        Pass pass = Pass.over(
                NoteReader.builder(source).replies(ReplySelection.all()).build().start(note.id()));

        assertThat(pass.comments()).hasSize(100);
        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertThat(tikhub.ledger().entries().stream()
                        .map(entry -> List.of(entry.comment(), entry.cursor()))
                        .distinct())
                .hasSize(28);
        assertSpent(pass, 28, 0, 0);
    }
}
