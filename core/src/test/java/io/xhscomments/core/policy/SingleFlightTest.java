package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.OTHER_REQUEST;
import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.chargedFailure;
import static io.xhscomments.core.policy.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.testing.BackgroundCall;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightTest {
    private static final Receipt PAID = new Receipt(
            Charge.CHARGED,
            new Spend(1, 2, 0),
            Optional.of("request-1"),
            Optional.of(Instant.EPOCH),
            Optional.of("web-v1"),
            Optional.of(new CacheLink(URI.create("https://cache.example/1"))));

    /** Responses the first call only when told; counts all. */
    private static final class Slow {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch response = new CountDownLatch(1);
        private final CountingSource source;
        private final CommentSource joined;

        Slow(CommentSource behaviour) {
            source = new CountingSource(request -> {
                if (reached.getCount() > 0) {
                    reached.countDown();
                    try {
                        response.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw ResponseLostException.noResponse(request, "interrupted", interrupted);
                    }
                }
                return behaviour.fetch(request);
            });
            joined = SingleFlight.decorate(source);
        }

        BackgroundCall<CommentPage> lead() throws InterruptedException {
            BackgroundCall<CommentPage> leader = BackgroundCall.start(() -> joined.fetch(REQUEST));
            reached.await();
            return leader;
        }

        List< BackgroundCall<CommentPage>> follow(int threads) {
            List< BackgroundCall<CommentPage>> followers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                followers.add(BackgroundCall.start(() -> joined.fetch(PageRequest.comments(REQUEST.note())))
                        .awaitWaiting());
            }
            return followers;
        }
    }

    @Test
    void equalRequestsAtTheSameTimeCostOne() throws InterruptedException {
        CommentPage page = page(PAID).withCursor(Optional.of(Cursor.of("c")));
        Slow slow = new Slow(request -> page);
        BackgroundCall<CommentPage> leader = slow.lead();
        List< BackgroundCall<CommentPage>> followers = slow.follow(63);

        slow.response.countDown();

        assertThat(leader.outcome().result()).isSameAs(page);
        for ( BackgroundCall<CommentPage> follower : followers) {
            CommentPage shared = follower.outcome().result();
            assertThat(shared.withReceipt(PAID)).isEqualTo(page);
            assertThat(shared.receipt())
                    .isEqualTo(new Receipt(
                            Charge.FREE,
                            Spend.NONE,
                            PAID.requestId(),
                            PAID.servedAt(),
                            PAID.route(),
                            PAID.cacheLink()));
        }
        assertThat(slow.source.count()).isEqualTo(1);
    }

    @Test
    void aFailureIsSharedAndTheSameForAll() throws InterruptedException {
        RuntimeException failure = chargedFailure();
        Slow slow = new Slow(CountingSource.alwaysFailing(failure));
        BackgroundCall<CommentPage> leader = slow.lead();
        List< BackgroundCall<CommentPage>> followers = slow.follow(8);

        slow.response.countDown();

        assertThat(leader.outcome().thrown()).isSameAs(failure);
        for ( BackgroundCall<CommentPage> follower : followers) {
            assertThat(follower.outcome().thrown()).isSameAs(failure);
        }
        assertThat(slow.source.count()).isEqualTo(1);
    }

    @Test
    void aFirstOneThatDiesLeavesNobodyWaiting() throws InterruptedException {
        for (Throwable unforeseen :
                List.of(new StackOverflowError("a bug"), new IOException("a checked one that slips through"))) {
            Slow slow = new Slow(CountingSource.alwaysFailing(unforeseen));
            BackgroundCall<CommentPage> leader = slow.lead();
            List< BackgroundCall<CommentPage>> followers = slow.follow(8);

            slow.response.countDown();

            assertThat(leader.outcome().thrown()).isSameAs(unforeseen);
            for ( BackgroundCall<CommentPage> follower : followers) {
                assertThat(follower.outcome().thrown())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("An equal request failed unexpectedly")
                        .hasCause(unforeseen);
            }
            assertThat(BackgroundCall.start(() -> slow.joined.fetch(REQUEST)).outcome().thrown())
                    .isSameAs(unforeseen);
            assertThat(slow.source.count()).isEqualTo(2);
        }
    }

    @Test
    void aSourceThatGivesNoPageLeavesNobodyWaiting() throws InterruptedException {
        Slow slow = new Slow(request -> null);
        BackgroundCall<CommentPage> leader = slow.lead();
        List< BackgroundCall<CommentPage>> followers = slow.follow(2);

        slow.response.countDown();

        assertThat(leader.outcome().thrown()).isInstanceOf(NullPointerException.class);
        for ( BackgroundCall<CommentPage> follower : followers) {
            assertThat(follower.outcome().thrown()).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void differentRequestsDoNotWaitForEachOther() throws InterruptedException {
        Slow slow = new Slow(request -> page());
        BackgroundCall<CommentPage> leader = slow.lead();

        slow.joined.fetch(OTHER_REQUEST);
        slow.joined.fetch(REQUEST.after(Cursor.of("c")));
        assertThat(slow.source.count()).isEqualTo(3);

        slow.response.countDown();
        assertThat(leader.outcome().thrown()).isNull();
    }

    @Test
    void nothingIsKeptTheNextEqualRequestIsSentAgainAfterAPageAndAfterAFailure() {
        CountingSource source = CountingSource.failing(List.of(chargedFailure()), page());
        CommentSource joined = SingleFlight.decorate(source);

        assertThat(catchThrowable(() -> joined.fetch(REQUEST))).isInstanceOf(ChargedFailureException.class);
        assertThat(joined.fetch(REQUEST).receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(joined.fetch(REQUEST).receipt().charge()).isEqualTo(Charge.CHARGED);

        assertThat(source.count()).isEqualTo(3);
    }

    @Test
    void whoIsInterruptedWhileWaitingSendsNothingAndTheOthersGetThePage() throws InterruptedException {
        Slow slow = new Slow(request -> page());
        BackgroundCall<CommentPage> leader = slow.lead();
        List< BackgroundCall<CommentPage>> followers = slow.follow(2);

        followers.get(0).interrupt();
        BackgroundCall.Outcome<CommentPage> interrupted = followers.get(0).outcome();
        slow.response.countDown();

        assertThat(interrupted.thrown())
                .isInstanceOf(RequestNotSentException.class)
                .hasMessageContaining("the request was not sent: interrupted while it waited for an equal request");
        assertThat(((RequestNotSentException) interrupted.thrown()).spend()).isEqualTo(Spend.NONE);
        assertThat(interrupted.interrupted()).isTrue();
        assertThat(leader.outcome().thrown()).isNull();
        assertThat(followers.get(1).outcome().thrown()).isNull();
        assertThat(slow.source.count()).isEqualTo(1);
    }

    @Test
    void ifTheFirstOneIsInterruptedTheOthersAreNotAndOneOfThemSendsInItsPlace() throws InterruptedException {
        Slow slow = new Slow(request -> page());
        BackgroundCall<CommentPage> leader = slow.lead();
        BackgroundCall<CommentPage> follower = slow.follow(1).get(0);

        leader.interrupt();

        assertThat(leader.outcome().thrown()).isInstanceOf(ResponseLostException.class);
        assertThat(leader.outcome().interrupted()).isTrue();
        assertThat(follower.outcome().result().receipt()).isEqualTo(Receipt.of(Charge.CHARGED));
        assertThat(slow.source.count()).isEqualTo(2);
    }

    @Test
    void ofManyThatWaitedForAnInterruptedOneNoneIsLostAndEachPageIsPaidForOnce() throws InterruptedException {
        Slow slow = new Slow(request -> page());
        BackgroundCall<CommentPage> leader = slow.lead();
        List< BackgroundCall<CommentPage>> followers = slow.follow(16);

        leader.interrupt();

        long paid = 0;
        for ( BackgroundCall<CommentPage> follower : followers) {
            paid += follower.outcome().result().receipt().spend().paid();
        }
        assertThat(leader.outcome().thrown()).isInstanceOf(ResponseLostException.class);
        assertThat(paid).isBetween(1L, 16L).isEqualTo(slow.source.count() - 1);
    }

    @Test
    void aSourceThatAsksForTheSamePageWhileItFetchesItDoesNotWaitForItself() {
        AtomicReference<CommentSource> itself = new AtomicReference<>();
        CountingSource source = new CountingSource(request -> {
            CommentSource again = itself.getAndSet(null);
            return again == null ? page() : again.fetch(request);
        });
        CommentSource joined = SingleFlight.decorate(source);
        itself.set(joined);

        assertThat(joined.fetch(REQUEST)).isEqualTo(page());
        assertThat(source.count()).isEqualTo(2);

        joined.fetch(REQUEST);
        assertThat(source.count()).isEqualTo(3);
    }

    @Test
    void manyThreadsWithoutAnyPlanAllGetThePageAndEachIsPaidForOnce() throws InterruptedException {
        CountingSource source = CountingSource.giving(page());
        CommentSource joined = SingleFlight.decorate(source);

        List<BackgroundCall.Outcome<CommentPage>> outcomes = BackgroundCall.together(64, () -> joined.fetch(REQUEST));

        assertThat(outcomes.stream()
                        .mapToLong(outcome -> outcome.result().receipt().spend().paid())
                        .sum())
                .isEqualTo(source.count());
    }

    @Test
    void aMissingSourceIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> SingleFlight.decorate(null))
                .withMessage("source");
    }
}
