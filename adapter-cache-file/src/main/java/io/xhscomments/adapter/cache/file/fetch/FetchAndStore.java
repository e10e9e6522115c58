package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.PendingWrites;
import io.xhscomments.adapter.cache.file.storage.RootState;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreWriter;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.util.Optional;

/** Fetches, stores and returns a page that is paid for at most once. Runs on a thread that is never interrupted. */
final class FetchAndStore {
    private final StoreContext store;
    private final FetchSettings settings;
    private final PageFileName name;
    private final PageRequest request;
    private final Optional<AgeLimit> limit;
    private final InFlightFetch fetch;
    private final StoreWriter writer;

    FetchAndStore(
            StoreContext store,
            FetchSettings settings,
            PageFileName name,
            Optional<AgeLimit> limit,
            InFlightFetch fetch) {
        this.store = store;
        this.settings = settings;
        this.name = name;
        this.request = name.key().request();
        this.limit = limit;
        this.fetch = fetch;
        this.writer = store.writer();
    }

    RawResponse run() {
        try {
            writer.directories().prepare();
            RootState state = RootState.of(store.root());
            try (PageLocks.LockHandle held = state.locks().acquire(name, settings.lockTimeout(), settings.time())) {
                return runLocked(state.pendingWrites());
            }
        } catch (IOException failure) {
            return decodableWithoutWriting()
                    .orElseThrow(() -> new StoreUnavailableException(request, store.root() + ": " + failure, failure));
        } catch (InterruptedException byTransport) {
            throw new StoreUnavailableException(request, "the store's thread was interrupted", byTransport);
        }
    }

    /** Serves a kept response that can be decoded now, even if the store cannot be written. */
    private Optional<RawResponse> decodableWithoutWriting() {
        try {
            return UndecodableResponses.of(store.reader(), name, settings.format(), limit)
                    .decodable()
                    .flatMap(UndecodableResponses.Response::content)
                    .map(FetchAndStore::stored);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static RawResponse stored(PageFile page) {
        return RawResponse.stored(page.body());
    }

    /** Every {@link IOException} in here happens before the request is sent. */
    private RawResponse runLocked(PendingWrites pendingWrites) throws IOException {
        Lookup lookup = lookup();
        if (lookup.damage().isPresent()) {
            quarantine(lookup.damage().get());
            lookup = lookup();
        }
        if (lookup.fresh().isEmpty()) {
            Optional<RawResponse> inMemory = pendingWrites.serve(name.key(), writer, settings.listener());
            if (inMemory.isPresent()) {
                return inMemory.get();
            }
            lookup = recover(lookup);
        }
        if (lookup.fresh().isPresent()) {
            return stored(lookup.fresh().get());
        }
        NoteRecords.requireSupported(store.reader(), request.note());
        pendingWrites.flush(writer);
        if (lookup.state() == Lookup.State.TOO_OLD) {
            // Create the directory before paying, so that keeping the old page cannot fail for lack of it later.
            writer.directories().holdingDirectory(StoreLayout.SUPERSEDED, name);
        }
        return pay(pendingWrites);
    }

    private Lookup recover(Lookup before) throws IOException {
        PartialPageRecovery recovery = new PartialPageRecovery(store, name, settings.format(), settings.links());
        if (recovery.recoverPartial()) {
            settings.listener().recovered(name.key());
            return lookup();
        }
        return new RefetchDecision(store, settings, name).mustPay(recovery, before, limit) ? before : lookup();
    }

    private Lookup lookup() {
        Lookup lookup = Lookup.in(store.reader(), name, limit);
        if (lookup.isBlocked()) {
            throw store.unreadable(name, lookup);
        }
        return lookup;
    }

    private void quarantine(CorruptPageException damage) throws IOException {
        settings.listener().quarantined(name.key(), store.quarantine(name), String.valueOf(damage.getMessage()));
    }

    private RawResponse pay(PendingWrites pendingWrites) throws IOException {
        PageHeader header = PageHeader.of(name, store.now(), PageSource.PAID);
        try (PartialFile part = writer.begin(name, header)) {
            RawResponse response;
            try {
                fetch.beforeSend();
                response = settings.delegate().send(request, part);
            } catch (CommentSourceException failure) {
                if (!failure.charge().countsAsPaid()) {
                    discard(part);
                }
                throw failure;
            }
            if (response.status() != RawResponse.HTTP_OK) {
                discard(part);
            } else {
                // The transport may have interrupted this thread, which would close the file.
                Thread.interrupted();
                new ResponseStorage(store, settings, name, pendingWrites).store(response, part, header);
            }
            return response;
        }
    }

    /** If deletion fails, the next caller treats the page as in doubt, which is safe. */
    private static void discard(PartialFile part) {
        try {
            part.discard();
        } catch (IOException notDeleted) {
            part.close();
        }
    }
}
