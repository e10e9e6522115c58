package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Paid responses of one store that could not be written: pages and undecodable responses. There are only a few, because
 * the store pays for nothing else while there is one. Safe to share between threads.
 */
public final class PendingWrites {
    private final PageLocks locks;
    private final Map<PageKey, PendingResponse> responses = new ConcurrentHashMap<>();

    PendingWrites(PageLocks locks) {
        this.locks = locks;
    }

    /**
     * A response in memory.
     *
     * @param isPage whether the response is a page; otherwise it cannot be decoded
     */
    private record PendingResponse(PageFileName name, PageHeader header, byte[] body, boolean isPage) {
        void write(StoreWriter writer) throws IOException {
            Instant fetchedAt = header.fetchedAt().orElseThrow();
            if (isPage) {
                writer.put(name, header, body, fetchedAt);
            } else {
                writer.putUndecodable(name, header, body, fetchedAt);
            }
        }

        IOException notStored(IOException cause) {
            return new IOException(
                    "a response that is paid for could not be stored yet and is in memory only, "
                            + name.key().describe() + ": " + cause,
                    cause);
        }
    }

    public void addPage(PageFileName name, PageHeader header, byte[] body) {
        responses.put(name.key(), new PendingResponse(name, header, body, true));
    }

    public void addUndecodable(PageFileName name, PageHeader header, byte[] body) {
        responses.put(name.key(), new PendingResponse(name, header, body, false));
    }

    /**
     * Tries to write a response, and serves it from memory if it is a page. The caller holds the page's lock.
     *
     * @throws IOException if an undecodable response still cannot be written
     */
    public Optional<RawResponse> serve(PageKey key, StoreWriter writer, StoreListener listener) throws IOException {
        PendingResponse response = responses.get(key);
        if (response == null) {
            return Optional.empty();
        }
        try {
            write(response, writer);
        } catch (IOException stillFailing) {
            if (!response.isPage()) {
                throw response.notStored(stillFailing);
            }
            listener.notStored(key, stillFailing.toString());
        }
        return response.isPage() ? Optional.of(RawResponse.stored(response.body())) : Optional.empty();
    }

    /**
     * Writes all responses whose locks are free.
     *
     * @throws IOException if a response still cannot be written: the caller must pay for nothing else
     */
    public void flush(StoreWriter writer) throws IOException {
        for (PendingResponse response : responses.values()) {
            Optional<PageLocks.LockHandle> lock = locks.tryAcquire(response.name());
            if (lock.isPresent()) {
                try (PageLocks.LockHandle held = lock.get()) {
                    write(response, writer);
                } catch (IOException stillFailing) {
                    throw response.notStored(stillFailing);
                }
            }
        }
    }

    private void write(PendingResponse response, StoreWriter writer) throws IOException {
        if (responses.containsKey(response.name().key())) {
            response.write(writer);
            responses.remove(response.name().key());
        }
    }
}
