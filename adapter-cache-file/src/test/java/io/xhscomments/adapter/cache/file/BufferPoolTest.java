package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private static final int MANY = 100;

    private final BufferPool buffers = new BufferPool();

    private List<ByteBuffer> takeMany() {
        return Stream.generate(buffers::take).limit(MANY).toList();
    }

    @Test
    void aBufferIsUsedAgainAndEmptyThen() {
        ByteBuffer first = buffers.take();
        first.putInt(1).flip();
        buffers.giveBack(first);

        assertThat(buffers.take())
                .isSameAs(first)
                .satisfies(again -> assertThat(again.remaining()).isEqualTo(again.capacity()));
    }

    /** What is outside of Java's memory is cleaned up late: there must not be more and more of it. */
    @Test
    void thereAreNeverMoreOutsideOfJavasMemoryThanThereArePlaces() {
        Set<ByteBuffer> first = outside(takeMany());
        assertThat(first).hasSize(16);
        first.forEach(buffers::giveBack);

        assertThat(outside(takeMany())).isEqualTo(first);
    }

    private static Set<ByteBuffer> outside(List<ByteBuffer> taken) {
        Set<ByteBuffer> outside = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.stream().filter(ByteBuffer::isDirect).forEach(outside::add);
        return outside;
    }
}
