package io.xhscomments.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.testing.BackgroundCall;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeSourceTest {
    private static final TimeSource SYSTEM = TimeSource.SYSTEM;

    @Test
    void aSleepIsNeverShortNotEvenIfTheThreadIsWokenUp() throws InterruptedException {
        for (long nanos : new long[] {0, 1, 300_000, 1_499_999, 3_100_000}) {
            LockSupport.unpark(Thread.currentThread());
            long before = SYSTEM.nanoTime();

            SYSTEM.sleep(Duration.ofNanos(nanos));

            assertThat(SYSTEM.nanoTime() - before).isGreaterThanOrEqualTo(nanos);
        }
    }

    @Test
    void whoIsInterruptedBeforeOrMeanwhileSleepsNoLonger() throws InterruptedException {
        for (Duration time : new Duration[] {Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE)}) {
            BackgroundCall.Outcome<String> outcome = BackgroundCall.start(() -> {
                        Thread.currentThread().interrupt();
                        SYSTEM.sleep(time);
                        return "slept";
                    })
                    .outcome();

            assertThat(outcome.thrown()).isInstanceOf(InterruptedException.class);
            assertThat(outcome.interrupted()).isFalse();
        }

        BackgroundCall<String> sleeper = BackgroundCall.start(() -> {
                    SYSTEM.sleep(Duration.ofSeconds(Long.MAX_VALUE));
                    return "slept";
                })
                .awaitWaiting();
        sleeper.interrupt();
        assertThat(sleeper.outcome().thrown()).isInstanceOf(InterruptedException.class);
    }
}
