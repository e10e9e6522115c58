package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import lombok.RequiredArgsConstructor;

/** Coalesces concurrent fetches of one page: one runs, all callers share its outcome. Safe to share between threads. */
@RequiredArgsConstructor
public final class PageFetcher {
    private final StoreContext store;
    private final FetchSettings settings;
    private final Executor threads = FetchThreads.create();
    private final ConcurrentMap<PageKey, InFlightFetch> inFlight = new ConcurrentHashMap<>();

    /** Fetches a page that is not stored, or joins a fetch that is in flight. */
    public RawResponse fetch(PageFileName name, Optional<AgeLimit> limit) {
        PageRequest request = name.key().request();
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        while (true) {
            InFlightFetch own = new InFlightFetch(request);
            own.join();
            InFlightFetch other = inFlight.putIfAbsent(name.key(), own);
            if (other == null) {
                own.start(
                        threads,
                        fetch -> new FetchAndStore(store, settings, name, limit, fetch).run(),
                        () -> inFlight.remove(name.key(), own));
                return own.await();
            }
            if (other.join()) {
                return other.await();
            }
            inFlight.remove(name.key(), other);
        }
    }
}
