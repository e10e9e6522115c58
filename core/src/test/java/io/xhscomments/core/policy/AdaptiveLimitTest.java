package io.xhscomments.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
    private static final long SECOND = 1_000_000_000;

    private final AdaptiveLimit limit = new AdaptiveLimit(4, 64);

    /** As many requests at once as allowed, against a service that refuses those beyond its own limit. */
    private int round(int accepted, long nanos) {
        List<AdaptiveLimit.Call> calls = new ArrayList<>();
        int count = limit.current();
        for (int i = 0; i < count; i++) {
            calls.add(limit.begin(0));
        }
        int change = 0;
        for (int i = 0; i < count; i++) {
            change += i < count - accepted ? limit.failed(calls.get(i), true) : limit.succeeded(calls.get(i), nanos);
        }
        assertThat(limit.current()).isEqualTo(count + change);
        return limit.current();
    }

    @Test
    void growsWhileResponsesAreGood() {
        assertThat(round(99, SECOND)).isEqualTo(8);
        assertThat(round(99, SECOND)).isEqualTo(16);
        assertThat(round(99, SECOND)).isEqualTo(32);
        assertThat(round(99, SECOND)).isEqualTo(64);
        assertThat(round(99, SECOND)).isEqualTo(64);
    }

    @Test
    void staysBelowTheLimitOfTheService() {
        int refused = 0;
        for (int round = 0; round < 100; round++) {
            refused += Math.max(0, limit.current() - 12);
            round(12, SECOND);
        }

        assertThat(limit.current()).isEqualTo(12);
        assertThat(refused).isLessThan(20);
    }

    @Test
    void oneBurstOfRefusalsCountsOnce() {
        round(99, SECOND);

        assertThat(round(0, SECOND)).isEqualTo(6);
    }

    @Test
    void shrinksIfResponsesBecomeSlow() {
        round(99, SECOND);

        assertThat(round(99, 2 * SECOND)).isEqualTo(6);
        assertThat(round(99, SECOND)).isEqualTo(7);
    }

    @Test
    void growsOnlyIfItIsUsed() {
        for (int i = 0; i < 100; i++) {
            limit.succeeded(limit.begin(0), SECOND);
        }

        assertThat(limit.current()).isEqualTo(4);
    }

    @Test
    void otherFailuresChangeNothing() {
        limit.failed(limit.begin(0), false);

        assertThat(limit.current()).isEqualTo(4);
    }

    @Test
    void neverAllowsLessThanOne() {
        for (int i = 0; i < 20; i++) {
            round(0, SECOND);
        }

        assertThat(limit.current()).isEqualTo(1);
    }
}
