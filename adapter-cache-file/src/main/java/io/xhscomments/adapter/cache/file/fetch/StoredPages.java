package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks for stored pages and kept responses, without locks and without sending. Safe to share between threads. */
public final class StoredPages {
    private static final PageTransport NO_TRANSPORT = (request, sink) -> {
        throw new RequestNotSentException(request, "a kept response cannot be decoded any more", null);
    };

    private final StoreContext store;
    private final FetchSettings settings;
    /** When a reading that brings notes up to date began, if it looks again at what is older than the maximum age. */
    private final Optional<Instant> floor;

    private final Map<PageRequest, Instant> outdated = new ConcurrentHashMap<>();

    public StoredPages(StoreContext store, FetchSettings settings) {
        this.store = store;
        this.settings = settings;
        this.floor = settings.firstPageMaxAge().isPresent()
                ? store.ageLimit(settings.maxAge()).map(AgeLimit::oldest)
                : Optional.empty();
    }

    public PageFileName name(PageRequest request) {
        return PageFileName.of(settings.format().keyFor(request));
    }

    /** The limit for a page of a call that begins now. */
    public Optional<AgeLimit> ageLimit(PageRequest request) {
        Instant outdatedBefore = outdated.get(request);
        if (outdatedBefore != null) {
            return Optional.of(store.ageLimit(outdatedBefore));
        }
        if (settings.firstPageMaxAge().isEmpty()) {
            return store.ageLimit(settings.maxAge());
        }
        if (request instanceof CommentReplies) {
            return Optional.empty();
        }
        return request.after().isEmpty() ? store.ageLimit(settings.firstPageMaxAge()) : floor.map(store::ageLimit);
    }

    /** Pages that were fetched before this moment are fetched again; empty if there is no such moment. */
    public Optional<Instant> floor() {
        return floor;
    }

    /** From now on, a page that was fetched before this moment is fetched again. */
    public void outdated(PageRequest request, Instant before) {
        outdated.put(request, before);
    }

    /**
     * Looks for a page.
     *
     * @throws StoredPageUnreadableException if there is a file that must stay where it is
     */
    public Lookup lookup(PageFileName name, Optional<AgeLimit> limit) {
        store.requireSupportedFormat(name.key().request());
        Lookup lookup = Lookup.in(store.reader(), name, limit);
        if (lookup.isBlocked()) {
            throw store.unreadable(name, lookup);
        }
        return lookup;
    }

    /** Whether the store has anything of this page, even if it cannot be served: the page was paid for. */
    public boolean holds(PageRequest request) {
        PageFileName name = name(request);
        // A note stays on its route, however old its pages are.
        Optional<AgeLimit> limit = settings.firstPageMaxAge().isPresent() ? Optional.empty() : ageLimit(request);
        try {
            Lookup lookup = lookup(name, limit);
            UndecodableResponses kept = kept(name, limit);
            return lookup.fresh().isPresent()
                    || lookup.state() == Lookup.State.UNREADABLE
                    || kept.blocking().isPresent()
                    || kept.decodable().isPresent();
        } catch (StoredPageUnreadableException | IOException unreadable) {
            return true;
        }
    }

    /** The stored page, if it is fresh. */
    public Optional<RawResponse> stored(PageRequest request) {
        return lookup(name(request), ageLimit(request)).fresh().map(page -> RawResponse.stored(page.body()));
    }

    /** The stored page, or a kept response that can be decoded now, which becomes the page. Sends nothing. */
    public Optional<RawResponse> free(PageRequest request) {
        return stored(request).or(() -> decodable(request));
    }

    private Optional<RawResponse> decodable(PageRequest request) {
        PageFileName name = name(request);
        Optional<AgeLimit> limit = ageLimit(request);
        try {
            return kept(name, limit).decodable().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PageFetcher(store, settings.withDelegate(NO_TRANSPORT))
                            .fetch(name, limit.map(age -> age.afterLookup(lookup(name, limit)))));
        } catch (IOException | RequestNotSentException mustBePaid) {
            return Optional.empty();
        }
    }

    private UndecodableResponses kept(PageFileName name, Optional<AgeLimit> limit) throws IOException {
        return UndecodableResponses.of(store.reader(), name, settings.format(), limit);
    }
}
