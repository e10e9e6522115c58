package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.chargedFailure;
import static io.xhscomments.core.policy.Samples.noResponse;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.upstreamFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.failure.UnexpectedStatusException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.testing.BackgroundCall;
import io.xhscomments.core.testing.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RetryTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> notified = Collections.synchronizedList(new ArrayList<>());
    private final PolicyListener listener = new PolicyListener() {
        @Override
        public void retrying(CommentSourceException failure, int attempt, Duration wait) {
            notified.add(failure.getClass().getSimpleName() + " " + attempt + " " + wait.toMillis() + " ms");
        }
    };

    private static Retry.Builder quick() {
        return Retry.builder().initialDelay(Duration.ZERO);
    }

    /** The number of attempts after each failure with two retries, by default and with the option. */
    record Row(CommentSourceException failure, int sent, int sentWithUnknownOutcomes) {
        static Row never(CommentSourceException failure) {
            return new Row(failure, 1, 1);
        }

        static Row again(CommentSourceException failure) {
            return new Row(failure, 3, 3);
        }

        @Override
        public String toString() {
            return failure.getClass().getSimpleName() + " " + failure.charge() + " retryable=" + failure.retryable();
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                Row.again(new UpstreamErrorException(REQUEST, "please retry")),
                Row.again(new RateLimitedException(REQUEST, Optional.empty(), "")),
                Row.again(new ServerErrorException(REQUEST, 502, Optional.empty(), "")),
                Row.again(new RequestNotSentException(REQUEST, "connection refused", null)),
                Row.again(new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(301), true, "")),
                Row.never(new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(-1), false, "")),
                Row.again(ResponseLostException.brokenOff(REQUEST, 200, Charge.CHARGED, "reset", null)),
                Row.again(ResponseLostException.brokenOff(REQUEST, 502, Charge.FREE, "reset", null)),
                new Row(ResponseLostException.noResponse(REQUEST, "timeout", null), 1, 3),
                Row.never(new RouteRetiredException(REQUEST, "")),
                Row.never(new AuthenticationException(REQUEST)),
                Row.never(new InsufficientBalanceException(REQUEST)),
                Row.never(new PermissionDeniedException(REQUEST, false, "")),
                Row.never(new RouteNotFoundException(REQUEST, "")),
                Row.never(InvalidRequestException.byService(REQUEST, "")),
                Row.never(InvalidRequestException.beforeSending(REQUEST, "")),
                Row.never(new UnexpectedStatusException(REQUEST, 302, "")),
                Row.never(new NoteNotFoundException(REQUEST, Charge.CHARGED)),
                Row.never(new MalformedResponseException(REQUEST, Charge.CHARGED, "$", "")),
                Row.never(new EmptyResponseException(REQUEST, Charge.CHARGED)),
                Row.never(new WrongResponseException(REQUEST, Charge.CHARGED, "")),
                Row.never(new UnsupportedResponseException(REQUEST, Charge.CHARGED, "", "")),
                Row.never(new ResponseTooLargeException(REQUEST, 200, Charge.CHARGED, 1)),
                Row.never(new PageNotStoredException(REQUEST, "")),
                Row.never(new BudgetExhaustedException(REQUEST, "")),
                Row.never(new StoredPageUnreadableException(REQUEST, "")),
                Row.never(new StoredResponseUndecodableException(REQUEST, "")),
                Row.never(new UnsupportedResponseException(REQUEST, Charge.CHARGED, "web_v3", "web-v1")),
                Row.never(new WrongResponseException(REQUEST, Charge.CHARGED, "")),
                Row.never(new StoreUnavailableException(REQUEST, "", null)),
                Row.never(new StoredPageInDoubtException(REQUEST, "")),
                Row.never(CachedCopyUnavailableException.permanent(REQUEST, "", null)),
                Row.again(CachedCopyUnavailableException.temporary(REQUEST, "", null)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void failureDecidesWhetherToRetry(Row row) {
        CountingSource source = CountingSource.alwaysFailing(row.failure());
        CommentSource retried = quick().maxRetries(2).build().decorate(source);

        assertThat(catchThrowable(() -> retried.fetch(REQUEST))).isSameAs(row.failure());

        assertThat(source.count()).isEqualTo(row.sent());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void optionRetriesUnknownOutcomesOnly(Row row) {
        CountingSource source = CountingSource.alwaysFailing(row.failure());
        CommentSource retried =
                quick().maxRetries(2).retryUnknownOutcome(true).build().decorate(source);

        assertThat(catchThrowable(() -> retried.fetch(REQUEST))).isSameAs(row.failure());

        assertThat(source.count()).isEqualTo(row.sentWithUnknownOutcomes());
    }

    @Test
    void everyFailureTypeHasARow() {
        assertThat(rows().map(row -> row.failure().getClass()).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Stream.of(CommentSourceException.class.getPermittedSubclasses())
                        .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7})
    void maxRetriesLimitsAttemptsAndNotifications(int retries) {
        CountingSource source = new CountingSource(request -> {
            throw upstreamFailed();
        });
        CommentSource retried =
                quick().maxRetries(retries).listener(listener).build().decorate(source);

        assertThat(catchThrowable(() -> retried.fetch(REQUEST))).isInstanceOf(UpstreamErrorException.class);

        assertThat(source.count()).isEqualTo(1 + retries);
        assertThat(notified).hasSize(retries);
        for (int retry = 1; retry <= retries; retry++) {
            assertThat(notified.get(retry - 1)).isEqualTo("UpstreamErrorException " + retry + " 0 ms");
        }
    }

    @Test
    void defaultIsThreeRetries() {
        CountingSource source = CountingSource.failing(
                List.of(upstreamFailed(), upstreamFailed(), upstreamFailed(), upstreamFailed()), page());

        assertThat(catchThrowable(() -> quick().build().decorate(source).fetch(REQUEST)))
                .isInstanceOf(UpstreamErrorException.class);

        assertThat(source.count()).isEqualTo(4);
    }

    @Test
    void pageSpendIncludesFailedAttempts() {
        CommentPage page = page();
        CountingSource source = CountingSource.failing(List.of(upstreamFailed(), chargedFailure(), noResponse()), page);

        CommentPage given =
                quick().retryUnknownOutcome(true).build().decorate(source).fetch(REQUEST);

        assertThat(given.receipt().spend()).isEqualTo(new Spend(2, 1, 1));
        assertThat(given.withReceipt(page.receipt())).isEqualTo(page);
        assertThat(source.count()).isEqualTo(4);
    }

    @Test
    void lastFailureSuppressesEarlierOnes() {
        CommentSourceException first = chargedFailure();
        CommentSourceException second = upstreamFailed();
        CommentSourceException last = new NoteNotFoundException(REQUEST, Charge.CHARGED);
        CommentSource retried = quick().build().decorate(CountingSource.failing(List.of(first, second, last), page()));

        CommentSourceException thrown =
                catchThrowableOfType(CommentSourceException.class, () -> retried.fetch(REQUEST));

        assertThat(thrown).isSameAs(last);
        assertThat(thrown.getSuppressed()).containsExactly(first, second);
        assertThat(thrown.spend()).isEqualTo(new Spend(2, 1, 0));
    }

    @Test
    void unforeseenErrorIsNotRetried() {
        for (Throwable unforeseen : List.of(
                new IllegalStateException("a bug"),
                new AssertionError("a bug"),
                new InterruptedException("the source's own"))) {
            CommentSourceException before = chargedFailure();
            CountingSource source = CountingSource.failing(List.of(before, unforeseen), page());

            assertThat(catchThrowable(() -> quick().build().decorate(source).fetch(REQUEST)))
                    .isSameAs(unforeseen)
                    .hasSuppressedException(before);
            assertThat(source.count()).isEqualTo(2);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void checkedExceptionIsThrownUnchanged() {
        IOException checked = new IOException("from a source in Kotlin");
        CountingSource source = CountingSource.alwaysFailing(checked);

        assertThat(catchThrowable(() -> quick().build().decorate(source).fetch(REQUEST)))
                .isSameAs(checked);

        assertThat(source.count()).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void listenerGetsDoublingAndRequestedDelays() {
        CountingSource source = CountingSource.failing(
                List.of(
                        upstreamFailed(),
                        upstreamFailed(),
                        new RateLimitedException(REQUEST, Optional.of(Duration.ofSeconds(7)), ""),
                        new RateLimitedException(REQUEST, Optional.of(HOUR), "")),
                page());

        FakeTime time = new FakeTime();
        Retry.builder()
                .maxRetries(4)
                .initialDelay(Duration.ofSeconds(2))
                .maxDelay(Duration.ofSeconds(10))
                .jitter(0)
                .timeSource(time)
                .listener(listener)
                .build()
                .decorate(source)
                .fetch(REQUEST);

        assertThat(notified)
                .containsExactly(
                        "UpstreamErrorException 1 2000 ms",
                        "UpstreamErrorException 2 4000 ms",
                        "RateLimitedException 3 7000 ms",
                        "RateLimitedException 4 10000 ms");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2 + 4 + 7 + 10));
    }

    @Test
    void delaysUseTheGivenGenerator() {
        Random expected = new Random(42);
        ExponentialBackoff same = new ExponentialBackoff(Duration.ofMillis(8), HOUR, 0.5, expected);
        Retry retry = Retry.builder()
                .maxRetries(2)
                .initialDelay(Duration.ofMillis(8))
                .jitter(0.5)
                .random(new Random(42))
                .listener(listener)
                .build();

        retry.decorate(CountingSource.failing(List.of(upstreamFailed(), upstreamFailed()), page()))
                .fetch(REQUEST);

        assertThat(notified)
                .containsExactly(
                        "UpstreamErrorException 1 "
                                + same.delayBefore(1, upstreamFailed()).toMillis() + " ms",
                        "UpstreamErrorException 2 "
                                + same.delayBefore(2, upstreamFailed()).toMillis() + " ms");
    }

    @Test
    void interruptedWaitThrowsTheLastFailure() throws InterruptedException {
        CommentSourceException first = chargedFailure();
        CommentSourceException second = upstreamFailed();
        CountDownLatch longWait = new CountDownLatch(1);
        CountingSource source = CountingSource.failing(List.of(first, second), page());
        Retry retry = Retry.builder()
                .initialDelay(HOUR)
                .maxDelay(HOUR)
                .jitter(0)
                .listener(new PolicyListener() {
                    @Override
                    public void retrying(CommentSourceException failure, int attempt, Duration wait) {
                        longWait.countDown();
                    }
                })
                .build();
        // An inner retry without delay adds an earlier failure.
        CommentSource retried = retry.decorate(quick().maxRetries(1).build().decorate(source));
        BackgroundCall<CommentPage> call = BackgroundCall.start(() -> retried.fetch(REQUEST));
        longWait.await();

        call.awaitWaiting().interrupt();
        BackgroundCall.Outcome<CommentPage> outcome = call.outcome();

        assertThat(outcome.thrown()).isSameAs(second).hasSuppressedException(first);
        assertThat(outcome.interrupted()).isTrue();
        assertThat(source.count()).isEqualTo(2);
    }

    @Test
    void interruptedWaitKeepsAllFailures() throws InterruptedException {
        CommentSourceException first = chargedFailure();
        CommentSourceException second = noResponse();
        CountingSource source = CountingSource.failing(List.of(first, second), page());
        Retry retry = quick().retryUnknownOutcome(true)
                .listener(new PolicyListener() {
                    @Override
                    public void retrying(CommentSourceException failure, int attempt, Duration wait) {
                        if (attempt == 2) {
                            Thread.currentThread().interrupt();
                        }
                    }
                })
                .build();

        BackgroundCall.Outcome<CommentPage> outcome = BackgroundCall.start(
                        () -> retry.decorate(source).fetch(REQUEST))
                .outcome();

        assertThat(outcome.thrown()).isSameAs(second).hasSuppressedException(first);
        assertThat(((CommentSourceException) outcome.thrown()).spend()).isEqualTo(new Spend(1, 0, 1));
        assertThat(outcome.interrupted()).isTrue();
        assertThat(source.count()).isEqualTo(2);
    }

    @Test
    void interruptDuringTheAttemptPreventsRetries() throws InterruptedException {
        CommentSourceException failure = noResponse();
        CountingSource source = new CountingSource(request -> {
            Thread.currentThread().interrupt();
            throw failure;
        });
        CommentSource retried =
                quick().retryUnknownOutcome(true).listener(listener).build().decorate(source);

        BackgroundCall.Outcome<CommentPage> outcome =
                BackgroundCall.start(() -> retried.fetch(REQUEST)).outcome();

        assertThat(outcome.thrown()).isSameAs(failure);
        assertThat(outcome.interrupted()).isTrue();
        assertThat(source.count()).isEqualTo(1);
        assertThat(notified).isEmpty();
    }

    @Test
    void listenerExceptionsGoToTheHandler() throws InterruptedException {
        Queue<Throwable> handled = new ConcurrentLinkedQueue<>();
        Queue<Throwable> thrown = new ConcurrentLinkedQueue<>(
                List.of(new IllegalStateException("the listener's"), new AssertionError("the listener's")));
        List<Throwable> expected = List.copyOf(thrown);
        CountingSource source = CountingSource.failing(List.of(upstreamFailed(), upstreamFailed()), page());
        Retry retry = quick().listener(new PolicyListener() {
                    @Override
                    public void retrying(CommentSourceException failure, int attempt, Duration wait) {
                        Throwable next = thrown.remove();
                        if (next instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) next;
                    }
                })
                .build();

        BackgroundCall.Outcome<CommentPage> outcome = BackgroundCall.start(
                        () -> retry.decorate(source).fetch(REQUEST), (thread, each) -> handled.add(each))
                .outcome();

        assertThat(outcome.thrown()).isNull();
        assertThat(outcome.result().receipt().spend()).isEqualTo(new Spend(1, 2, 0));
        assertThat(handled).containsExactlyElementsOf(expected);
    }

    @Test
    void retrySupportsManyThreads() throws InterruptedException {
        Map<Thread, Integer> calls = new ConcurrentHashMap<>();
        CountingSource source = new CountingSource(request -> {
            if (calls.merge(Thread.currentThread(), 1, Integer::sum) <= 2) {
                throw chargedFailure();
            }
            return page();
        });
        CommentSource retried = quick().build().decorate(source);

        List<BackgroundCall.Outcome<CommentPage>> outcomes = BackgroundCall.together(64, () -> retried.fetch(REQUEST));

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.result().receipt().spend()).isEqualTo(new Spend(3, 0, 0)));
        assertThat(source.count()).isEqualTo(3 * 64);
    }

    @Test
    void toBuilderKeepsTheOptions() {
        FakeTime time = new FakeTime();
        Retry retry = Retry.builder()
                .maxRetries(2)
                .initialDelay(Duration.ofSeconds(8))
                .maxDelay(Duration.ofSeconds(9))
                .jitter(0)
                .retryUnknownOutcome(true)
                .timeSource(time)
                .listener(listener)
                .build()
                .toBuilder()
                .build();
        CountingSource source = CountingSource.alwaysFailing(noResponse());

        assertThat(catchThrowable(() -> retry.decorate(source).fetch(REQUEST)))
                .isInstanceOf(ResponseLostException.class);

        assertThat(notified).containsExactly("ResponseLostException 1 8000 ms", "ResponseLostException 2 9000 ms");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(8 + 9));
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        Retry.Builder builder = Retry.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxRetries(-1))
                .withMessage("The number of retries must be 0 or more, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.initialDelay(Duration.ofMillis(-1)))
                .withMessage("A delay must be from 0 to PT24H, but is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxDelay(Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageStartingWith("A delay must be from 0 to PT24H, but is ");
        for (double jitter : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.jitter(jitter))
                    .withMessage("The jitter must be from 0 to 1, but is " + jitter);
        }
        assertThatNullPointerException()
                .isThrownBy(() -> builder.listener(null))
                .withMessage("listener");
        assertThatNullPointerException().isThrownBy(() -> builder.random(null)).withMessage("generator");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.build().decorate(null))
                .withMessage("source");
    }
}
