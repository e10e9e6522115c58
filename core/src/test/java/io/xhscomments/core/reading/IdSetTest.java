package io.xhscomments.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdSetTest {
    private static CommentId id(int a, int b, int c) {
        HexFormat hex = HexFormat.of();
        return CommentId.of(hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c));
    }

    static Stream<Arguments> waysToMakeIds() {
        Random random = new Random(7);
        int[] next = {0};
        return Stream.of(
                Arguments.of("random", (Supplier<CommentId>)
                        () -> id(random.nextInt(), random.nextInt(), random.nextInt(100_000))),
                Arguments.of("few different", (Supplier<CommentId>) () -> id(0, 0, random.nextInt(60_000))),
                Arguments.of("a counter", (Supplier<CommentId>) () -> id(0x66c4b7a3, 0, next[0]++)),
                Arguments.of("times and zeros", (Supplier<CommentId>) () -> id(random.nextInt(90_000), 0, 0)),
                Arguments.of("steps of a power of two", (Supplier<CommentId>)
                        () -> id(0x66c4b7a3, random.nextInt(300) << 16, random.nextInt(300) << 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToMakeIds")
    void setEqualsAHashSet(String name, Supplier<CommentId> ids) {
        IdSet set = new IdSet();
        Set<CommentId> oracle = new HashSet<>();

        for (int i = 0; i < 60_000; i++) {
            CommentId id = ids.get();
            boolean expected = oracle.add(id);
            if (set.contains(id) == expected || set.add(id) != expected || set.size() != oracle.size()) {
                assertThat(id).as("%s, number %s", name, i).isNull();
            }
        }
        assertThat(oracle).isNotEmpty().allMatch(set::contains);
        assertThat(set.contains(id(-1, -1, -1))).isFalse();
    }

    @Test
    void zeroIdIsAnOrdinaryId() {
        IdSet set = new IdSet();
        CommentId zero = id(0, 0, 0);

        assertThat(set.contains(zero)).isFalse();
        assertThat(set.add(zero)).isTrue();
        assertThat(set.add(zero)).isFalse();
        assertThat(set.contains(zero)).isTrue();
        assertThat(set.size()).isEqualTo(1);
        assertThat(set.contains(id(0, 0, 1))).isFalse();
    }

    @Test
    void idCostsAtMostSixteenBytes() {
        IdSet set = new IdSet();
        Random random = new Random(1);

        for (int i = 0; i < 300_000; i++) {
            set.add(id(i, random.nextInt(), random.nextInt()));
            if (set.size() >= 1_000 && set.tableBytes() > 16L * set.size()) {
                assertThat(set.tableBytes()).as("at %s ids", set.size()).isLessThanOrEqualTo(16L * set.size());
            }
        }
        assertThat(set.size()).isEqualTo(300_000);
    }

    @Test
    void recentIdsAreBounded() {
        RecentIds recent = new RecentIds();
        for (int i = 0; i < RecentIds.MAX_IDS + 5; i++) {
            recent.add(id(0, 0, i));
        }

        assertThat(recent.oldestFirst())
                .hasSize(RecentIds.MAX_IDS)
                .startsWith(id(0, 0, 5), id(0, 0, 6))
                .endsWith(id(0, 0, RecentIds.MAX_IDS + 4));
    }
}
