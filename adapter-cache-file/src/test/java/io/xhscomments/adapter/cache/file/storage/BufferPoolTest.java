package io.xhscomments.adapter.cache.file.storage;

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
        return Stream.generate(buffers::acquire).limit(MANY).toList();
    }

    @Test
    void bufferIsReusedAndEmpty() {
        ByteBuffer first = buffers.acquire();
        first.putInt(1).flip();
        buffers.release(first);

        assertThat(buffers.acquire())
                .isSameAs(first)
                .satisfies(again -> assertThat(again.remaining()).isEqualTo(again.capacity()));
    }

    /** Direct memory is released late, so the number of buffers must be bounded. */
    @Test
    void numberOfDirectBuffersIsBounded() {
        Set<ByteBuffer> first = outside(takeMany());
        assertThat(first).hasSize(16);
        first.forEach(buffers::release);

        assertThat(outside(takeMany())).isEqualTo(first);
    }

    private static Set<ByteBuffer> outside(List<ByteBuffer> taken) {
        Set<ByteBuffer> outside = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.stream().filter(ByteBuffer::isDirect).forEach(outside::add);
        return outside;
    }
}
