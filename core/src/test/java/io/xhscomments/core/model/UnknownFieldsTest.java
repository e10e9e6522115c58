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

class UnknownFieldsTest {
    private static Map<String, String> twoMembers() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("z_new", "{\"a\":1}");
        members.put("a_new", "\"x\"");
        return members;
    }

    @Test
    void membersAreReachedByNameInTheOrderServed() {
        UnknownFields members = UnknownFields.of(twoMembers());

        assertThat(members.names()).containsExactly("z_new", "a_new");
        assertThat(members.asMap()).containsExactlyEntriesOf(twoMembers());
        assertThat(members.json("z_new")).contains("{\"a\":1}");
        assertThat(members.json("missing")).isEmpty();
        assertThat(members.isEmpty()).isFalse();
    }

    @Test
    void noMembersAreEmpty() {
        assertThat(UnknownFields.none().isEmpty()).isTrue();
        assertThat(UnknownFields.none().names()).isEmpty();
        assertThat(UnknownFields.of(Map.of())).isSameAs(UnknownFields.none());
    }

    @Test
    void readerIsCalledOnceAtFirstAccess() {
        AtomicInteger reads = new AtomicInteger();
        UnknownFields members = UnknownFields.lazily(() -> {
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
    void concurrentAccessesCallTheReaderOnce() throws ExecutionException, InterruptedException {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        AtomicInteger reads = new AtomicInteger();
        UnknownFields members = UnknownFields.lazily(() -> {
            reads.incrementAndGet();
            return twoMembers();
        });
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Map<String, String>>> responses = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                responses.add(pool.submit(() -> {
                    together.await();
                    return members.asMap();
                }));
            }
            for (Future<Map<String, String>> response : responses) {
                assertThat(response.get()).isSameAs(members.asMap()).containsExactlyEntriesOf(twoMembers());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void failedReaderIsCalledAgain() {
        AtomicInteger reads = new AtomicInteger();
        UnknownFields members = UnknownFields.lazily(() -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return twoMembers();
        });

        assertThatIllegalStateException().isThrownBy(members::names).withMessage("not yet");
        assertThat(members.names()).hasSize(2);
    }

    @Test
    void mapIsCopied() {
        Map<String, String> given = twoMembers();
        UnknownFields eager = UnknownFields.of(given);
        UnknownFields lazy = UnknownFields.lazily(() -> given);
        assertThat(lazy.isEmpty()).isFalse();

        given.put("late", "1");

        assertThat(eager.names()).doesNotContain("late");
        assertThat(lazy.names()).doesNotContain("late");
    }

    @Test
    void membersCannotBeChanged() {
        UnknownFields lazy = UnknownFields.lazily(UnknownFieldsTest::twoMembers);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> lazy.asMap().put("a", "1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> UnknownFields.of(twoMembers()).names().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> UnknownFields.none().asMap().put("a", "1"));
    }

    @Test
    void lazyAndEagerMembersAreEqual() {
        UnknownFields eager = UnknownFields.of(twoMembers());
        UnknownFields lazy = UnknownFields.lazily(UnknownFieldsTest::twoMembers);

        assertThat(lazy).isEqualTo(eager).hasSameHashCodeAs(eager);
        assertThat(UnknownFields.of(Map.of("a_new", "\"x\"", "z_new", "{\"a\":1}")))
                .isEqualTo(eager);
        assertThat(UnknownFields.of(Map.of("a_new", "\"x\""))).isNotEqualTo(eager);
        assertThat(UnknownFields.lazily(Map::of)).isEqualTo(UnknownFields.none());
        assertThat(eager).isNotEqualTo(twoMembers());
    }

    @Test
    void toStringShowsNamesOnly() {
        assertThat(UnknownFields.of(twoMembers())).hasToString("[z_new, a_new]");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> UnknownFields.lazily(null))
                .withMessage("reader");
    }
}
