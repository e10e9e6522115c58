package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.OTHER_REQUEST;
import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.testing.BackgroundCall;
import io.xhscomments.core.testing.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RateLimiterTest {
    /** Two per cent more than a tenth of a second. */
    private static final Duration INTERVAL = Duration.ofMillis(102);

    private final FakeTime time = new FakeTime();
    private final List<Duration> starts = new ArrayList<>();
    private final CountingSource source = new CountingSource(request -> {
        starts.add(time.elapsed());
        return page();
    });

    private static RateLimiter ten(TimeSource time) {
        return RateLimiter.builder().requestsPerSecond(10).timeSource(time).build();
    }

    private static PageRequest request(int number) {
        return PageRequest.comments(NoteId.of(String.format(Locale.ROOT, "%024x", number)));
    }

    @Test
    void requestsStartOneIntervalApart() {
        CommentSource limited = ten(time).decorate(source);

        for (int i = 0; i < 4; i++) {
            limited.fetch(REQUEST);
        }

        assertThat(starts).containsExactly(Duration.ZERO, INTERVAL, INTERVAL.multipliedBy(2), INTERVAL.multipliedBy(3));
    }

    @Test
    void intervalBeginsWhenTheRequestIsSent() {
        RateLimiter limiter = ten(time);
        CommentSource limited = limiter.decorate(request -> {
            time.advance(Duration.ofMillis(300));
            limiter.sent();
            return source.fetch(request);
        });

        limited.fetch(REQUEST);
        limited.fetch(REQUEST);

        assertThat(starts.get(1)).isEqualTo(starts.get(0).plus(INTERVAL).plusMillis(300));
    }

    @Test
    void oneRequestAtATimeIsOnItsWay() throws InterruptedException {
        RateLimiter limiter = RateLimiter.perSecond(1_000_000);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch connected = new CountDownLatch(1);
        CountDownLatch response = new CountDownLatch(1);
        CommentSource limited = limiter.decorate(request -> {
            arrived.countDown();
            await(connected);
            limiter.sent();
            await(response);
            return page();
        });
        BackgroundCall<CommentPage> first = BackgroundCall.start(() -> limited.fetch(REQUEST));
        arrived.await();
        CommentSource other = limiter.decorate(request -> page());
        BackgroundCall<CommentPage> second =
                BackgroundCall.start(() -> other.fetch(OTHER_REQUEST)).awaitWaiting();

        connected.countDown();

        assertThat(second.outcome().thrown()).isNull();
        response.countDown();
        assertThat(first.outcome().thrown()).isNull();
    }

    @Test
    void sourceThatDoesNotReportSendingIsNotHeldUp() throws InterruptedException {
        RateLimiter limiter = RateLimiter.perSecond(1_000_000);
        CountDownLatch both = new CountDownLatch(2);
        limiter.decorate(source).fetch(REQUEST);
        CommentSource limited = limiter.decorate(request -> {
            both.countDown();
            await(both);
            return page();
        });

        for (BackgroundCall.Outcome<CommentPage> outcome : BackgroundCall.together(2, () -> limited.fetch(REQUEST))) {
            assertThat(outcome.thrown()).isNull();
        }
    }

    @Test
    void elapsedTimeIsNotWaitedAgain() {
        CommentSource limited = ten(time).decorate(source);

        limited.fetch(REQUEST);
        time.advance(Duration.ofMillis(90));
        limited.fetch(REQUEST);

        assertThat(starts).containsExactly(Duration.ZERO, INTERVAL);
    }

    @Test
    void idleTimeAllowsNoBurst() {
        CommentSource limited = ten(time).decorate(source);
        limited.fetch(REQUEST);

        time.advance(Duration.ofSeconds(10));
        limited.fetch(REQUEST);
        limited.fetch(REQUEST);
        limited.fetch(REQUEST);

        Duration later = Duration.ofSeconds(10);
        assertThat(starts)
                .containsExactly(Duration.ZERO, later, later.plus(INTERVAL), later.plus(INTERVAL.multipliedBy(2)));
    }

    @Test
    void lateWakeUpDelaysTheNextRequest() {
        TimeSource late = new TimeSource() {
            private int sleeps;

            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public void sleep(Duration left) throws InterruptedException {
                time.sleep(left.plusMillis(++sleeps % 2 == 0 ? 0 : 60));
            }
        };
        CommentSource limited = ten(late).decorate(source);

        for (int i = 0; i < 20; i++) {
            limited.fetch(REQUEST);
        }

        assertThat(starts).hasSize(20);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(starts.get(i).minus(starts.get(i - 1))).isGreaterThanOrEqualTo(INTERVAL);
        }
    }

    @Test
    void earlyWakeUpSleepsAgain() {
        TimeSource early = new TimeSource() {
            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public void sleep(Duration left) throws InterruptedException {
                time.sleep(left.dividedBy(2).plusNanos(1));
            }
        };
        CommentSource limited = ten(early).decorate(source);

        limited.fetch(REQUEST);
        limited.fetch(REQUEST);

        assertThat(starts.get(1)).isGreaterThanOrEqualTo(INTERVAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 10, 100, 333, 1_000_000})
    void noSecondExceedsTheRateDespiteDelays(double rate) {
        CommentSource limited = RateLimiter.builder()
                .requestsPerSecond(rate)
                .timeSource(time)
                .build()
                .decorate(source);

        limited.fetch(REQUEST);
        limited.fetch(REQUEST);

        Duration interval = starts.get(1);
        assertThat(interval.toNanos() * rate).isBetween(1.019e9, 1.022e9);
    }

    @Test
    void halfARequestPerSecondIsOneEveryTwoSeconds() {
        CommentSource limited = RateLimiter.builder()
                .requestsPerSecond(0.5)
                .timeSource(time)
                .build()
                .decorate(source);

        limited.fetch(REQUEST);
        limited.fetch(REQUEST);

        assertThat(starts).containsExactly(Duration.ZERO, Duration.ofMillis(2040));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -0.0, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1_000_000.5})
    void invalidRateIsRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.perSecond(rate))
                .withMessage("A rate must be more than 0 and at most 1000000 requests per second, but is " + rate);
    }

    @Test
    void toBuilderKeepsTheOptionsWithARateOfItsOwn() {
        RateLimiter limiter =
                RateLimiter.builder().requestsPerSecond(2).timeSource(time).build();
        RateLimiter copy = limiter.toBuilder().build();

        limiter.decorate(source).fetch(REQUEST);
        copy.decorate(source).fetch(REQUEST);
        assertThat(time.elapsed()).isZero();

        copy.decorate(source).fetch(REQUEST);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(510));
    }

    @Test
    void missingPartIsRefusedBeforeSending() {
        assertThatNullPointerException()
                .isThrownBy(() -> RateLimiter.builder()
                        .requestsPerSecond(1)
                        .timeSource(null)
                        .build())
                .withMessage("time");
        assertThatNullPointerException()
                .isThrownBy(() -> RateLimiter.builder()
                        .requestsPerSecond(1)
                        .timeSource(time)
                        .listener(null)
                        .build())
                .withMessage("listener");
        assertThatNullPointerException()
                .isThrownBy(() -> RateLimiter.ofDefaults().decorate(null))
                .withMessage("source");
    }

    @Test
    void sourcesOfOneLimiterShareTheRate() {
        RateLimiter limit = ten(time);
        CommentSource one = limit.decorate(source);
        CommentSource other = limit.decorate(source);

        one.fetch(REQUEST);
        other.fetch(REQUEST);
        one.fetch(OTHER_REQUEST);

        assertThat(starts).containsExactly(Duration.ZERO, INTERVAL, INTERVAL.multipliedBy(2));
    }

    @Test
    void failedRequestUsesItsPermit() {
        RuntimeException failure = Samples.upstreamFailed();
        RateLimiter limit = ten(time);

        assertThat(catchThrowable(() ->
                        limit.decorate(CountingSource.alwaysFailing(failure)).fetch(REQUEST)))
                .isSameAs(failure);
        limit.decorate(source).fetch(REQUEST);

        assertThat(starts).containsExactly(INTERVAL);
    }

    @Test
    void concurrentThreadsTakeOneIntervalEach() throws InterruptedException {
        CountingSource counting = CountingSource.giving(page());
        CommentSource limited = ten(time).decorate(counting);

        List<BackgroundCall.Outcome<CommentPage>> outcomes = BackgroundCall.together(64, () -> limited.fetch(REQUEST));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.thrown()).isNull());
        assertThat(counting.count()).isEqualTo(64);
        assertThat(time.elapsed()).isEqualTo(INTERVAL.multipliedBy(63));
    }

    /** Sleeps until the test opens the gate. */
    private static final class Gate implements TimeSource {
        private final FakeTime time = new FakeTime();
        private final Semaphore open = new Semaphore(0);
        private final CountDownLatch somebodySleeps = new CountDownLatch(1);

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration left) throws InterruptedException {
            somebodySleeps.countDown();
            open.acquire();
            time.sleep(left);
        }
    }

    @Test
    void waitersAreServedInOrder() throws InterruptedException {
        Gate gate = new Gate();
        CountingSource counting = CountingSource.giving(page());
        CommentSource limited = ten(gate).decorate(counting);
        limited.fetch(request(0));
        List<BackgroundCall<CommentPage>> calls = new ArrayList<>();
        List<PageRequest> inOrder = new ArrayList<>(List.of(request(0)));
        for (int i = 1; i <= 16; i++) {
            PageRequest request = request(i);
            inOrder.add(request);
            calls.add(BackgroundCall.start(() -> limited.fetch(request)).awaitWaiting());
        }

        // One at a time, so that delays after the permit cannot change the observed order.
        for (int i = 0; i < calls.size(); i++) {
            gate.open.release();
            calls.get(i).outcome();
        }

        assertThat(counting.asked()).containsExactlyElementsOf(inOrder);
    }

    @Test
    void threadQueuesBehindEarlierWaiters() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            Queue<PageRequest> turns = new ConcurrentLinkedQueue<>();
            Gate gate = new Gate();
            CommentSource limited = RateLimiter.builder()
                    .timeSource(gate)
                    .listener(new PolicyListener() {
                        @Override
                        public void waiting(PageRequest request, Duration wait) {
                            turns.add(request);
                        }
                    })
                    .build()
                    .decorate(CountingSource.giving(page()));
            limited.fetch(request(0));
            BackgroundCall<CommentPage> greedy = BackgroundCall.start(() -> {
                limited.fetch(request(1));
                return limited.fetch(request(3));
            });
            gate.somebodySleeps.await();
            BackgroundCall<CommentPage> patient =
                    BackgroundCall.start(() -> limited.fetch(request(2))).awaitWaiting();

            gate.open.release(3);
            patient.outcome();
            greedy.outcome();

            assertThat(turns).containsExactly(request(1), request(2), request(3));
        }
    }

    @Test
    void interruptedWaiterUsesNoPermit() throws InterruptedException {
        Gate gate = new Gate();
        CountingSource counting = CountingSource.giving(page());
        CommentSource limited = ten(gate).decorate(counting);
        limited.fetch(request(0));
        BackgroundCall<CommentPage> next = BackgroundCall.start(() -> limited.fetch(request(1)));
        gate.somebodySleeps.await();
        BackgroundCall<CommentPage> queued =
                BackgroundCall.start(() -> limited.fetch(request(2))).awaitWaiting();
        BackgroundCall<CommentPage> last =
                BackgroundCall.start(() -> limited.fetch(request(3))).awaitWaiting();

        queued.interrupt();
        BackgroundCall.Outcome<CommentPage> ofQueued = queued.outcome();
        next.awaitWaiting().interrupt();
        BackgroundCall.Outcome<CommentPage> ofNext = next.outcome();
        gate.open.release();
        BackgroundCall.Outcome<CommentPage> ofLast = last.outcome();

        for (BackgroundCall.Outcome<CommentPage> outcome : List.of(ofQueued, ofNext)) {
            assertThat(outcome.thrown())
                    .isInstanceOf(RequestNotSentException.class)
                    .hasMessageContaining("the request was not sent: interrupted while it waited for the rate limit")
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(((RequestNotSentException) outcome.thrown()).spend()).isEqualTo(Spend.NONE);
            assertThat(outcome.interrupted()).isTrue();
        }
        assertThat(ofLast.thrown()).isNull();
        assertThat(counting.asked()).containsExactly(request(0), request(3));
        assertThat(gate.time.elapsed()).isEqualTo(INTERVAL);
    }

    @Test
    void interruptedThreadSendsNothing() throws InterruptedException {
        CommentSource limited = ten(time).decorate(source);

        BackgroundCall.Outcome<CommentPage> outcome = BackgroundCall.start(() -> {
                    Thread.currentThread().interrupt();
                    return limited.fetch(REQUEST);
                })
                .outcome();

        assertThat(outcome.thrown()).isInstanceOf(RequestNotSentException.class);
        assertThat(outcome.interrupted()).isTrue();
        assertThat(source.count()).isZero();
    }

    @Test
    void listenerGetsRequestAndDelay() throws InterruptedException {
        Queue<String> notified = new ConcurrentLinkedQueue<>();
        Queue<Throwable> handled = new ConcurrentLinkedQueue<>();
        IllegalStateException own = new IllegalStateException("the listener's");
        CommentSource limited = RateLimiter.builder()
                .timeSource(time)
                .listener(new PolicyListener() {
                    @Override
                    public void waiting(PageRequest request, Duration wait) {
                        notified.add(request.describe() + " " + wait);
                        throw own;
                    }
                })
                .build()
                .decorate(source);

        BackgroundCall.Outcome<CommentPage> outcome = BackgroundCall.start(
                        () -> {
                            limited.fetch(REQUEST);
                            time.advance(Duration.ofMillis(41));
                            limited.fetch(OTHER_REQUEST);
                            time.advance(Duration.ofSeconds(1));
                            return limited.fetch(REQUEST);
                        },
                        (thread, thrown) -> handled.add(thrown))
                .outcome();

        assertThat(outcome.thrown()).isNull();
        assertThat(notified).containsExactly(OTHER_REQUEST.describe() + " PT0.061S");
        assertThat(handled).containsExactly(own);
        assertThat(source.count()).isEqualTo(3);
    }

    @Test
    void listenerTimeCountsAsWaiting() {
        CommentSource limited = RateLimiter.builder()
                .timeSource(time)
                .listener(new PolicyListener() {
                    @Override
                    public void waiting(PageRequest request, Duration wait) {
                        time.advance(Duration.ofMillis(50));
                    }
                })
                .build()
                .decorate(source);

        limited.fetch(REQUEST);
        limited.fetch(REQUEST);

        assertThat(starts).containsExactly(Duration.ZERO, INTERVAL);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
