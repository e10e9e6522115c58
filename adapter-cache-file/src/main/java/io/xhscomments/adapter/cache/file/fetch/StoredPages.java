package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Looks for stored pages and kept responses, without locks and without sending. Safe to share between threads. */
@RequiredArgsConstructor
public final class StoredPages {
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

    /** Whether a kept response can be decoded now. A fetch makes a page of it without a request. */
    public boolean hasDecodable(PageRequest request) {
        try {
            return kept(name(request), ageLimit()).decodable().isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private UndecodableResponses kept(PageFileName name, Optional<AgeLimit> limit) throws IOException {
        return UndecodableResponses.of(store.reader(), name, settings.format(), limit);
    }
}
