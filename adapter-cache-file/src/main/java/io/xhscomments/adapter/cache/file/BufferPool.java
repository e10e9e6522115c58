package io.xhscomments.adapter.cache.file;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few buffers to read page files into, used again and again: so that all that is made for a page that is served is
 * the page. The system fills them without a detour through Java's memory. Not one for each thread, because there may be
 * any number of those; who finds none gets one in Java's memory, which nobody has to clean up. Safe to share between
 * threads.
 */
final class BufferPool {
    /** Room for nearly every page. */
    private static final int BYTES = 128 * 1024;

    private static final int PLACES = 16;

    private final AtomicReferenceArray<ByteBuffer> spare = new AtomicReferenceArray<>(PLACES);
    private final AtomicInteger made = new AtomicInteger();

    /** An empty one that nobody else has. */
    ByteBuffer take() {
        int start = start();
        for (int i = 0; i < PLACES; i++) {
            int place = (start + i) % PLACES;
            ByteBuffer buffer = spare.get(place);
            if (buffer != null && spare.compareAndSet(place, buffer, null)) {
                return buffer.clear();
            }
        }
        return made.get() < PLACES && made.getAndIncrement() < PLACES
                ? ByteBuffer.allocateDirect(BYTES)
                : ByteBuffer.allocate(BYTES);
    }

    void giveBack(ByteBuffer buffer) {
        int place = start();
        while (buffer.isDirect() && !spare.compareAndSet(place, null, buffer)) {
            // There are no more of them than places.
            place = (place + 1) % PLACES;
        }
    }

    private static int start() {
        return (int) (Thread.currentThread().getId() % PLACES);
    }
}
