package io.xhscomments.adapter.cache.file;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few arrays to read page files into, used again and again: so that all that is made for a page that is served is the
 * page. Not one for each thread, because there may be any number of those. Safe to share between threads.
 */
final class Buffers {
    /** Room for nearly every page. */
    private static final int BYTES = 128 * 1024;

    private static final int PLACES = 16;

    private final AtomicReferenceArray<byte[]> spare = new AtomicReferenceArray<>(PLACES);

    /** One that nobody else has. What is in it is of no meaning. */
    byte[] take() {
        byte[] buffer = spare.getAndSet(place(), null);
        return buffer == null ? new byte[BYTES] : buffer;
    }

    void giveBack(byte[] buffer) {
        spare.setRelease(place(), buffer);
    }

    private static int place() {
        return (int) (Thread.currentThread().getId() % PLACES);
    }
}
