package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RawMembersTest {
    private static Map<String, String> twoMembers() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("z_new", "{\"a\":1}");
        members.put("a_new", "\"x\"");
        return members;
    }

    @Test
    void membersAreReachedByNameInTheOrderServed() {
        RawMembers members = RawMembers.of(twoMembers());

        assertThat(members.names()).containsExactly("z_new", "a_new");
        assertThat(members.asMap()).containsExactlyEntriesOf(twoMembers());
        assertThat(members.json("z_new")).contains("{\"a\":1}");
        assertThat(members.json("missing")).isEmpty();
        assertThat(members.isEmpty()).isFalse();
    }

    @Test
    void noMembersAreEmpty() {
        assertThat(RawMembers.none().isEmpty()).isTrue();
        assertThat(RawMembers.none().names()).isEmpty();
        assertThat(RawMembers.of(Map.of())).isSameAs(RawMembers.none());
    }

    @Test
    void nothingIsReadBeforeSomebodyAsksAndThenOnlyOnce() {
        AtomicInteger reads = new AtomicInteger();
        RawMembers members = RawMembers.lazily(() -> {
            reads.incrementAndGet();
            return twoMembers();
        });

        assertThat(reads).hasValue(0);
        assertThat(members.names()).containsExactly("z_new", "a_new");
        assertThat(members.json("a_new")).contains("\"x\"");
        assertThat(members.hashCode()).isEqualTo(twoMembers().hashCode());
        assertThat(reads).hasValue(1);
    }

    @Test
    void threadsThatAskAtTheSameTimeSeeTheSameSingleReading() throws ExecutionException, InterruptedException {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        AtomicInteger reads = new AtomicInteger();
        RawMembers members = RawMembers.lazily(() -> {
            reads.incrementAndGet();
            return twoMembers();
        });
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Map<String, String>>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(() -> {
                    together.await();
                    return members.asMap();
                }));
            }
            for (Future<Map<String, String>> answer : answers) {
                assertThat(answer.get()).isSameAs(members.asMap()).containsExactlyEntriesOf(twoMembers());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void aReaderThatFailsIsAskedAgain() {
        AtomicInteger reads = new AtomicInteger();
        RawMembers members = RawMembers.lazily(() -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return twoMembers();
        });

        assertThatIllegalStateException().isThrownBy(members::names).withMessage("not yet");
        assertThat(members.names()).hasSize(2);
    }

    @Test
    void laterChangesOfTheGiversMapAreNotSeen() {
        Map<String, String> given = twoMembers();
        RawMembers eager = RawMembers.of(given);
        RawMembers lazy = RawMembers.lazily(() -> given);
        assertThat(lazy.isEmpty()).isFalse();

        given.put("late", "1");

        assertThat(eager.names()).doesNotContain("late");
        assertThat(lazy.names()).doesNotContain("late");
    }

    @Test
    void nobodyCanChangeThem() {
        RawMembers lazy = RawMembers.lazily(RawMembersTest::twoMembers);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> lazy.asMap().put("a", "1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> RawMembers.of(twoMembers()).names().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> RawMembers.none().asMap().put("a", "1"));
    }

    @Test
    void equalMembersAreEqualHoweverTheyCame() {
        RawMembers eager = RawMembers.of(twoMembers());
        RawMembers lazy = RawMembers.lazily(RawMembersTest::twoMembers);

        assertThat(lazy).isEqualTo(eager).hasSameHashCodeAs(eager);
        assertThat(RawMembers.of(Map.of("a_new", "\"x\"", "z_new", "{\"a\":1}")))
                .isEqualTo(eager);
        assertThat(RawMembers.of(Map.of("a_new", "\"x\""))).isNotEqualTo(eager);
        assertThat(RawMembers.lazily(Map::of)).isEqualTo(RawMembers.none());
        assertThat(eager).isNotEqualTo(twoMembers());
    }

    @Test
    void printingShowsNamesOnly() {
        assertThat(RawMembers.of(twoMembers())).hasToString("[z_new, a_new]");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> RawMembers.lazily(null))
                .withMessage("reader");
    }
}
