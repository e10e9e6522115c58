package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.upstreamFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.RateLimitedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExponentialBackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ExponentialBackoff backoff = new ExponentialBackoff(SECOND, MINUTE, 0.25, new Random(42));

    private static RateLimitedException askingFor(Duration wait) {
        return new RateLimitedException(REQUEST, Optional.of(wait), "");
    }

    @Test
    void delaysDoubleUpToTheMaximum() {
        ExponentialBackoff exact = new ExponentialBackoff(SECOND, MINUTE, 0, new Random(42));

        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(retry ->
                                exact.delayBefore(retry, upstreamFailed()).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(exact.delayBefore(Integer.MAX_VALUE, upstreamFailed())).isEqualTo(MINUTE);
        assertThat(new ExponentialBackoff(Duration.ZERO, MINUTE, 0, new Random(42))
                        .delayBefore(Integer.MAX_VALUE, upstreamFailed()))
                .isZero();
    }

    @Test
    void jitterSpreadsDelaysByAQuarter() {
        for (int retry = 1; retry <= 3; retry++) {
            long middle = 1000L << (retry - 1);
            int each = retry;
            long[] waits = IntStream.range(0, 2000)
                    .mapToLong(i -> backoff.delayBefore(each, upstreamFailed()).toMillis())
                    .sorted()
                    .toArray();

            assertThat(waits[0]).isBetween(middle * 75 / 100, middle * 76 / 100);
            assertThat(waits[waits.length / 2]).isBetween(middle * 97 / 100, middle * 103 / 100);
            assertThat(waits[waits.length - 1]).isBetween(middle * 124 / 100, middle * 125 / 100);
        }
    }

    @Test
    void jitterStaysBelowTheMaximum() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> backoff.delayBefore(7, upstreamFailed())))
                .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(MINUTE))
                .contains(MINUTE);
    }

    @Test
    void retryAfterIsUsedWithoutJitterAndCapped() {
        assertThat(backoff.delayBefore(1, askingFor(Duration.ofSeconds(7)))).isEqualTo(Duration.ofSeconds(7));
        assertThat(backoff.delayBefore(5, askingFor(SECOND))).isEqualTo(SECOND);
        assertThat(backoff.delayBefore(1, askingFor(MINUTE.plusNanos(1)))).isEqualTo(MINUTE);
        assertThat(backoff.delayBefore(1, askingFor(Duration.ofSeconds(Long.MAX_VALUE))))
                .isEqualTo(MINUTE);
    }

    @Test
    void delaysAreRoundedUpToMilliseconds() {
        assertThat(backoff.delayBefore(1, askingFor(Duration.ofNanos(1_000_001))))
                .isEqualTo(Duration.ofMillis(2));
        assertThat(backoff.delayBefore(1, askingFor(Duration.ofMillis(2)))).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void retryAfterZeroUsesTheDefaultDelay() {
        assertThat(backoff.delayBefore(3, askingFor(Duration.ZERO)))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }
}
