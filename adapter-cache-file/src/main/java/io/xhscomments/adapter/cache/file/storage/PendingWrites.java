package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Paid pages of one store that could not be written. There are only a few, because the store pays for nothing else
 * while there is one. Safe to share between threads.
 */
public final class PendingWrites {
    private final PageLocks locks;
    private final Map<PageKey, PendingPage> pages = new ConcurrentHashMap<>();

    PendingWrites(PageLocks locks) {
        this.locks = locks;
    }

    /** A page in memory. */
    private record PendingPage(PageFileName name, PageHeader header, byte[] body) {}

    public void add(PageFileName name, PageHeader header, byte[] body) {
        pages.put(name.key(), new PendingPage(name, header, body));
    }

    /** Serves a page from memory, and tries to write it. The caller holds the page's lock. */
    public Optional<RawResponse> serve(PageKey key, StoreWriter writer, StoreListener listener) {
        PendingPage page = pages.get(key);
        if (page == null) {
            return Optional.empty();
        }
        try {
            write(page, writer);
        } catch (IOException stillFailing) {
            listener.notStored(key, stillFailing.toString());
        }
        return Optional.of(RawResponse.stored(page.body()));
    }

    /**
     * Writes all pages whose locks are free.
     *
     * @throws IOException if a page still cannot be written: the caller must pay for nothing else
     */
    public void flush(StoreWriter writer) throws IOException {
        for (PendingPage page : pages.values()) {
            Optional<PageLocks.LockHandle> lock = locks.tryAcquire(page.name());
            if (lock.isPresent()) {
                try (PageLocks.LockHandle held = lock.get()) {
                    write(page, writer);
                } catch (IOException stillFailing) {
                    throw new IOException(
                            "a page that is paid for could not be stored yet and is in memory only, "
                                    + page.name().key().describe() + ": " + stillFailing,
                            stillFailing);
                }
            }
        }
    }

    private void write(PendingPage page, StoreWriter writer) throws IOException {
        if (pages.containsKey(page.name().key())) {
            writer.put(
                    page.name(),
                    page.header(),
                    page.body(),
                    page.header().fetchedAt().orElseThrow());
            pages.remove(page.name().key());
        }
    }
}
