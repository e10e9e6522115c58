package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a page is paid for at most once: lock, look again, see what an earlier writer left, create the file, pay, keep,
 * and only then hand out. Runs on a flight's own thread, which nobody interrupts.
 */
final class FetchAndStore {
    private static final int PAGE_STATUS = 200;

    private final PageStore store;
    private final ReadThroughSettings settings;
    private final PageFileName name;
    private final PageRequest request;
    private final Optional<AgeLimit> limit;
    private final InFlightFetch flight;
    private final StoreWriter shelf;

    FetchAndStore(
            PageStore store,
            ReadThroughSettings settings,
            PageFileName name,
            Optional<AgeLimit> limit,
            InFlightFetch flight) {
        this.store = store;
        this.settings = settings;
        this.name = name;
        this.request = name.key().request();
        this.limit = limit;
        this.flight = flight;
        this.shelf = store.shelf();
    }

    RawResponse run() {
        try {
            shelf.prepare();
            RootState state = RootState.of(store.room().root());
            try (PageLocks.LockHandle held = state.locks.take(name, settings.timeout(), settings.time())) {
                return locked(state.unstored);
            }
        } catch (IOException broken) {
            return withoutWriting()
                    .orElseThrow(() ->
                            new StoreUnavailableException(request, store.room().root() + ": " + broken, broken));
        } catch (InterruptedException byItsTransport) {
            throw new StoreUnavailableException(request, "the store's thread was interrupted", byItsTransport);
        }
    }

    /** A kept response that can be decoded now needs no store that can be written. */
    private Optional<RawResponse> withoutWriting() {
        try {
            return UndecodableResponses.of(store.room(), name, settings.format(), limit)
                    .decodable()
                    .flatMap(UndecodableResponses.Response::content)
                    .map(response -> RawResponse.stored(response.body()));
        } catch (IOException alsoBroken) {
            return Optional.empty();
        }
    }

    /** Whatever fails here as an {@link IOException} fails before anything is sent. */
    private RawResponse locked(PendingWrites unstored) throws IOException {
        Lookup found = look();
        if (found.damage().isPresent()) {
            setAside(found.damage().get());
            found = look();
        }
        if (found.fresh().isEmpty()) {
            Optional<RawResponse> inMemory = unstored.serve(name.key(), shelf, settings.listener());
            if (inMemory.isPresent()) {
                return inMemory.get();
            }
            found = lookForLeftovers(found);
        }
        if (found.fresh().isPresent()) {
            return RawResponse.stored(found.fresh().get().body());
        }
        unstored.flush(shelf);
        if (found.state() == Lookup.State.TOO_OLD) {
            // Create the directory before paying, so that keeping the old page cannot fail for lack of it later.
            shelf.holdingDirectory(StoreReader.SUPERSEDED, name);
        }
        return pay(unstored);
    }

    private Lookup lookForLeftovers(Lookup before) throws IOException {
        PartialPageRecovery rescue = new PartialPageRecovery(store, name, settings.format(), settings.links());
        if (rescue.unfinished()) {
            settings.listener().rescued(name.key());
            return look();
        }
        return new RefetchDecision(store, settings, name).toPay(rescue, before, limit) ? before : look();
    }

    private Lookup look() {
        Lookup found = Lookup.in(store.room(), name, limit);
        if (found.state() == Lookup.State.TROUBLE && found.damage().isEmpty()) {
            throw store.unreadable(name, found);
        }
        return found;
    }

    private void setAside(CorruptPageException damage) throws IOException {
        Path kept = shelf.setAside(name, name.page(store.room().root()), StoreReader.QUARANTINE, store.now());
        settings.listener().quarantined(name.key(), kept, String.valueOf(damage.getMessage()));
    }

    private RawResponse pay(PendingWrites unstored) throws IOException {
        PageHeader header = PageHeader.of(name, store.now(), PageSource.PAID);
        try (PartFile part = shelf.begin(name, header)) {
            RawResponse response;
            try {
                flight.depart();
                response = settings.below().send(request, part);
            } catch (CommentSourceException failure) {
                if (!failure.charge().countsAsPaid()) {
                    takeAway(part);
                }
                throw failure;
            }
            if (response.status() != PAGE_STATUS) {
                takeAway(part);
            } else {
                keep(response, part, header, unstored);
            }
            return response;
        }
    }

    /**
     * Stores a response to this request as the page that it is instead, if nothing is known of that page. The record
     * under the requested key stays.
     */
    private void keepUnderOwnKey(PageKey key, RawResponse response) throws IOException {
        PageFileName own = PageFileName.of(key);
        Optional<CommentPage> page = Decoded.page(settings.format(), key.request(), response.body());
        if (page.isEmpty() || own.hex().equals(name.hex())) {
            return;
        }
        // Without waiting: the holder of that lock may wait for ours.
        Optional<PageLocks.LockHandle> lock =
                RootState.of(store.room().root()).locks.tryTake(own);
        if (lock.isPresent()) {
            try (PageLocks.LockHandle held = lock.get()) {
                boolean free = Lookup.in(store.room(), own, Optional.empty()).state() == Lookup.State.NOTHING
                        && !Files.exists(own.part(store.room().root()), LinkOption.NOFOLLOW_LINKS);
                if (free) {
                    PageHeader header = PageHeader.of(own, store.now(), PageSource.PAID);
                    header.telling(page.get()).with(PageHeader.FORM, PageHeader.formOf(response));
                    shelf.put(own, header, response.body(), store.now());
                }
            }
        }
    }

    /** If it cannot be taken away, the next one to come finds a page in doubt: too careful, but not wrong. */
    private static void takeAway(PartFile part) {
        try {
            part.discard();
        } catch (IOException stays) {
            part.close();
        }
    }

    /** From here on the page is paid for: whatever happens, the caller gets it. */
    private void keep(RawResponse response, PartFile part, PageHeader header, PendingWrites unstored) {
        // Should the transport have left its mark on this thread: it would close the file under our hands.
        Thread.interrupted();
        Decoded decoded = Decoded.of(settings.format(), request, response.body());
        Optional<CommentPage> page = decoded.page();
        try {
            if (page.isEmpty()) {
                keepAside(decoded, response, part, header);
                return;
            }
            if (response.origin() == RawResponse.Origin.STORE) {
                header.with(PageHeader.SOURCE, PageSource.IMPORT.word());
            }
            part.fillIn(header.telling(page.get()).with(PageHeader.FORM, PageHeader.formOf(response)));
            shelf.finish(part, response.body(), name, store.now());
        } catch (IOException full) {
            page.ifPresent(any -> unstored.put(new PendingWrites.Waiting(name, header, response.body())));
            settings.listener().notStored(name.key(), full.toString());
        }
    }

    private void keepAside(Decoded decoded, RawResponse response, PartFile part, PageHeader header) throws IOException {
        boolean undecodable = decoded.isUndecodable();
        Path kept = shelf.freeName(
                name, undecodable ? StoreReader.UNDECODABLE : StoreReader.FAILED, store.now(), PageFileName.PAGE);
        part.fillIn(header.with(PageHeader.STATUS, PageHeader.OK)
                .with(PageHeader.FORM, PageHeader.formOf(response))
                .withIfClean(PageHeader.REQUEST_ID, response.header("x-request-id")));
        part.finish(response.body(), kept);
        if (undecodable) {
            settings.listener().undecodable(name.key(), kept, decoded.reason());
            if (decoded.ownKey().isPresent()) {
                keepUnderOwnKey(decoded.ownKey().get(), response);
            }
        } else {
            settings.listener().noPage(name.key(), kept);
        }
    }
}
