package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Looks for stored pages and kept responses, without locks and without sending. Safe to share between threads. */
@RequiredArgsConstructor
public final class StoredPages {
    private static final PageTransport NO_TRANSPORT = (request, sink) -> {
        throw new RequestNotSentException(request, "a kept response cannot be decoded any more", null);
    };

    private final StoreContext store;
    private final FetchSettings settings;

    public PageFileName name(PageRequest request) {
        return PageFileName.of(settings.format().keyFor(request));
    }

    public Optional<AgeLimit> ageLimit() {
        return store.ageLimit(settings.maxAge());
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
        Optional<AgeLimit> limit = ageLimit();
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
        return lookup(name(request), ageLimit()).fresh().map(page -> RawResponse.stored(page.body()));
    }

    /** The stored page, or a kept response that can be decoded now, which becomes the page. Sends nothing. */
    public Optional<RawResponse> free(PageRequest request) {
        return stored(request).or(() -> decodable(request));
    }

    private Optional<RawResponse> decodable(PageRequest request) {
        PageFileName name = name(request);
        Optional<AgeLimit> limit = ageLimit();
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
