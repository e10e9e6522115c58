package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.upstreamFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.testing.BackgroundCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyLimiterTest {
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore responses = new Semaphore(0);
    private final CommentSource gated = request -> {
        arrived.release();
        responses.acquireUninterruptibly();
        return page();
    };

    @Test
    void sourcesShareTheLimit() throws InterruptedException {
        ConcurrencyLimiter limiter = ConcurrencyLimiter.of(2);
        CommentSource one = limiter.decorate(gated);
        CommentSource other = limiter.decorate(gated);
        List<BackgroundCall<CommentPage>> calls = new ArrayList<>();
        calls.add(BackgroundCall.start(() -> one.fetch(REQUEST)));
        calls.add(BackgroundCall.start(() -> other.fetch(REQUEST)));
        arrived.acquire(2);
        BackgroundCall<CommentPage> third =
                BackgroundCall.start(() -> one.fetch(REQUEST)).awaitWaiting();

        assertThat(arrived.availablePermits()).isZero();
        responses.release();
        arrived.acquire();
        responses.release(2);
        assertThat(third.outcome().thrown()).isNull();
        for (BackgroundCall<CommentPage> call : calls) {
            assertThat(call.outcome().thrown()).isNull();
        }
    }

    @Test
    void failureFreesItsPlace() {
        CommentSource limited = ConcurrencyLimiter.of(1).decorate(CountingSource.alwaysFailing(upstreamFailed()));

        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(() -> limited.fetch(REQUEST))).isInstanceOf(UpstreamErrorException.class);
        }
    }

    @Test
    void interruptedWaiterSendsNothing() throws InterruptedException {
        CommentSource limited = ConcurrencyLimiter.of(1).decorate(gated);
        BackgroundCall<CommentPage> first = BackgroundCall.start(() -> limited.fetch(REQUEST));
        arrived.acquire();
        BackgroundCall<CommentPage> second =
                BackgroundCall.start(() -> limited.fetch(REQUEST)).awaitWaiting();

        second.interrupt();

        assertThat(second.outcome().thrown())
                .isInstanceOfSatisfying(
                        RequestNotSentException.class,
                        failure -> assertThat(failure.spend()).isEqualTo(Spend.NONE));
        assertThat(second.outcome().interrupted()).isTrue();
        responses.release();
        assertThat(first.outcome().thrown()).isNull();
        responses.release();
        limited.fetch(REQUEST);
    }

    @Test
    void adaptiveLimiterGrowsWhileItIsUsedFully() throws InterruptedException {
        ConcurrencyLimiter limiter = ConcurrencyLimiter.adaptive();
        CommentSource limited = limiter.decorate(gated);

        for (BackgroundCall.Outcome<CommentPage> outcome : withFourAtOnce(limited)) {
            assertThat(outcome.thrown()).isNull();
        }

        assertThat(limiter.current()).isEqualTo(8);
        assertThat(ConcurrencyLimiter.ofDefaults().current()).isEqualTo(4);
    }

    private List<BackgroundCall.Outcome<CommentPage>> withFourAtOnce(CommentSource limited)
            throws InterruptedException {
        BackgroundCall<Void> opener = BackgroundCall.start(() -> {
            arrived.acquire(4);
            responses.release(4);
            return null;
        });
        List<BackgroundCall.Outcome<CommentPage>> outcomes = BackgroundCall.together(4, () -> limited.fetch(REQUEST));
        opener.outcome();
        return outcomes;
    }

    @Test
    void toBuilderKeepsTheOptions() {
        ConcurrencyLimiter limiter = ConcurrencyLimiter.of(7);

        assertThat(limiter.toBuilder().build().current()).isEqualTo(7);
    }

    @Test
    void limitBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConcurrencyLimiter.of(0))
                .withMessage("Requests at once must be 1 or more, but are 0");
    }
}
