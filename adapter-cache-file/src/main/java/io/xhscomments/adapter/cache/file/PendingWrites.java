package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pages of one store that were paid for while they could not be written. There are never many: nothing is paid for
 * while there is one. Safe to share between threads.
 */
final class PendingWrites {
    private final PageLocks locks;
    private final Map<PageKey, Waiting> pages = new ConcurrentHashMap<>();

    PendingWrites(PageLocks locks) {
        this.locks = locks;
    }

    /** A page in memory, and the header it is to get. */
    record Waiting(PageFileName name, PageHeader header, byte[] body) {}

    void put(Waiting page) {
        pages.put(page.name().key(), page);
    }

    /** Serves a page out of memory, and stores it, if that goes by now. Its lock is held. */
    Optional<RawResponse> serve(PageKey key, StoreWriter shelf, StoreListener listener) {
        Waiting page = pages.get(key);
        if (page == null) {
            return Optional.empty();
        }
        try {
            store(page, shelf);
        } catch (IOException still) {
            listener.notStored(key, still.toString());
        }
        return Optional.of(RawResponse.stored(page.body()));
    }

    /**
     * Stores what waits. Somebody else's page is left to them.
     *
     * @throws IOException if it still cannot be stored: then nothing more should be paid for
     */
    void flush(StoreWriter shelf) throws IOException {
        for (Waiting page : pages.values()) {
            Optional<PageLocks.LockHandle> lock = locks.tryTake(page.name());
            if (lock.isPresent()) {
                try (PageLocks.LockHandle held = lock.get()) {
                    store(page, shelf);
                } catch (IOException still) {
                    throw new IOException(
                            "a page that is paid for could not be stored yet and is in memory only, "
                                    + page.name().key().describe() + ": " + still,
                            still);
                }
            }
        }
    }

    private void store(Waiting page, StoreWriter shelf) throws IOException {
        if (pages.containsKey(page.name().key())) {
            shelf.put(
                    page.name(),
                    page.header(),
                    page.body(),
                    page.header().fetchedAt().orElseThrow());
            pages.remove(page.name().key());
        }
    }
}
