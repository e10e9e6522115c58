package io.xhscomments.adapter.cache.file.storage;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A fixed number of reused direct buffers for reading page files, so that serving a page allocates only the page. The
 * number does not depend on the number of threads. If all buffers are in use, a caller gets a new heap buffer. Safe to
 * share between threads.
 */
final class BufferPool {
    /** Large enough for nearly every page. */
    private static final int BUFFER_BYTES = 128 * 1024;

    private static final int SIZE = 16;

    private final AtomicReferenceArray<ByteBuffer> free = new AtomicReferenceArray<>(SIZE);
    private final AtomicInteger created = new AtomicInteger();

    /** An empty buffer for one caller. */
    ByteBuffer acquire() {
        int start = startIndex();
        for (int i = 0; i < SIZE; i++) {
            int index = (start + i) % SIZE;
            ByteBuffer buffer = free.get(index);
            if (buffer != null && free.compareAndSet(index, buffer, null)) {
                return buffer.clear();
            }
        }
        return created.get() < SIZE && created.getAndIncrement() < SIZE
                ? ByteBuffer.allocateDirect(BUFFER_BYTES)
                : ByteBuffer.allocate(BUFFER_BYTES);
    }

    void release(ByteBuffer buffer) {
        int index = startIndex();
        // Ends, because there are at most SIZE direct buffers.
        while (buffer.isDirect() && !free.compareAndSet(index, null, buffer)) {
            index = (index + 1) % SIZE;
        }
    }

    private static int startIndex() {
        return (int) (Thread.currentThread().getId() % SIZE);
    }
}
