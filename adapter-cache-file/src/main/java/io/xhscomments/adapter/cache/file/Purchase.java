package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RecordingFailedException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a page is paid for at most once: lock, look again, see what an earlier writer left, create the file, pay, keep,
 * and only then hand out. Runs on a flight's own thread, which nobody interrupts.
 */
final class Purchase {
    private static final int PAGE_STATUS = 200;

    private final PageStore store;
    private final ReadThroughSettings settings;
    private final PageName name;
    private final PageRequest request;
    private final Optional<AgeLimit> limit;
    private final Flight flight;
    private final Shelf shelf;

    Purchase(PageStore store, ReadThroughSettings settings, PageName name, Optional<AgeLimit> limit, Flight flight) {
        this.store = store;
        this.settings = settings;
        this.name = name;
        this.request = name.key().request();
        this.limit = limit;
        this.flight = flight;
        this.shelf = store.shelf();
    }

    RawPage run() {
        try {
            shelf.prepare();
            RootState state = RootState.of(store.room().root());
            try (PageLocks.Held held = state.locks.take(name, settings.patience(), settings.time())) {
                return locked(state.unstored);
            }
        } catch (IOException broken) {
            return withoutWriting()
                    .orElseThrow(() ->
                            new RecordingFailedException(request, store.room().root() + ": " + broken, broken));
        } catch (InterruptedException byItsTransport) {
            throw new RecordingFailedException(request, "the store's thread was interrupted", byItsTransport);
        }
    }

    /** A kept response that can be decoded now needs no store that can be written. */
    private Optional<RawPage> withoutWriting() {
        try {
            return UndecodableResponses.of(store.room(), name, settings.format(), limit)
                    .decodable()
                    .flatMap(UndecodableResponses.Response::content)
                    .map(response -> RawPage.recorded(response.body()));
        } catch (IOException alsoBroken) {
            return Optional.empty();
        }
    }

    /** Whatever fails here as an {@link IOException} fails before anything is sent. */
    private RawPage locked(Unstored unstored) throws IOException {
        Found found = look();
        if (found.damage().isPresent()) {
            setAside(found.damage().get());
            found = look();
        }
        if (found.fresh().isEmpty()) {
            Optional<RawPage> inMemory = unstored.serve(name.key(), shelf, settings.listener());
            if (inMemory.isPresent()) {
                return inMemory.get();
            }
            found = lookForLeftovers(found);
        }
        if (found.fresh().isPresent()) {
            return RawPage.recorded(found.fresh().get().body());
        }
        unstored.flush(shelf);
        if (found.state() == Found.State.TOO_OLD) {
            // Create the directory before paying, so that keeping the old page cannot fail for lack of it later.
            shelf.holdingDirectory(Room.SUPERSEDED, name);
        }
        return pay(unstored);
    }

    private Found lookForLeftovers(Found before) throws IOException {
        Rescue rescue = new Rescue(store, name, settings.format(), settings.links());
        if (rescue.unfinished()) {
            settings.listener().rescued(name.key());
            return look();
        }
        return new Permission(store, settings, name).toPay(rescue, before, limit) ? before : look();
    }

    private Found look() {
        Found found = Found.in(store.room(), name, limit);
        if (found.state() == Found.State.TROUBLE && found.damage().isEmpty()) {
            throw store.unreadable(name, found);
        }
        return found;
    }

    private void setAside(Damage damage) throws IOException {
        Path kept = shelf.setAside(name, name.page(store.room().root()), Room.QUARANTINE, store.now());
        settings.listener().quarantined(name.key(), kept, String.valueOf(damage.getMessage()));
    }

    private RawPage pay(Unstored unstored) throws IOException {
        PageHeader header = PageHeader.of(name, store.now(), PageSource.PAID);
        try (PartFile part = shelf.begin(name, header)) {
            RawPage answer;
            try {
                flight.depart();
                answer = settings.below().send(request, part);
            } catch (CommentSourceException failure) {
                if (!failure.charge().countsAsPaid()) {
                    takeAway(part);
                }
                throw failure;
            }
            if (answer.status() != PAGE_STATUS) {
                takeAway(part);
            } else {
                keep(answer, part, header, unstored);
            }
            return answer;
        }
    }

    /**
     * Stores a response to this request as the page that it is instead, if nothing is known of that page. The record
     * under the requested key stays.
     */
    private void keepUnderOwnKey(PageKey key, RawPage answer) throws IOException {
        PageName own = PageName.of(key);
        Optional<CommentPage> page = Decoded.page(settings.format(), key.request(), answer.body());
        if (page.isEmpty() || own.hex().equals(name.hex())) {
            return;
        }
        // Without waiting: the holder of that lock may wait for ours.
        Optional<PageLocks.Held> lock = RootState.of(store.room().root()).locks.tryTake(own);
        if (lock.isPresent()) {
            try (PageLocks.Held held = lock.get()) {
                boolean free = Found.in(store.room(), own, Optional.empty()).state() == Found.State.NOTHING
                        && !Files.exists(own.part(store.room().root()), LinkOption.NOFOLLOW_LINKS);
                if (free) {
                    PageHeader header = PageHeader.of(own, store.now(), PageSource.PAID);
                    header.telling(page.get()).with(PageHeader.FORM, PageHeader.formOf(answer));
                    shelf.put(own, header, answer.body(), store.now());
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
    private void keep(RawPage answer, PartFile part, PageHeader header, Unstored unstored) {
        // Should the transport have left its mark on this thread: it would close the file under our hands.
        Thread.interrupted();
        Decoded decoded = Decoded.of(settings.format(), request, answer.body());
        Optional<CommentPage> page = decoded.page();
        try {
            if (page.isEmpty()) {
                keepAside(decoded, answer, part, header);
                return;
            }
            if (answer.origin() == RawPage.Origin.RECORD) {
                header.with(PageHeader.SOURCE, PageSource.IMPORT.word());
            }
            part.fillIn(header.telling(page.get()).with(PageHeader.FORM, PageHeader.formOf(answer)));
            shelf.finish(part, answer.body(), name, store.now());
        } catch (IOException full) {
            page.ifPresent(any -> unstored.put(new Unstored.Waiting(name, header, answer.body())));
            settings.listener().notStored(name.key(), full.toString());
        }
    }

    private void keepAside(Decoded decoded, RawPage answer, PartFile part, PageHeader header) throws IOException {
        boolean undecodable = decoded.isUndecodable();
        Path kept = shelf.freeName(name, undecodable ? Room.UNDECODABLE : Room.FAILED, store.now(), PageName.PAGE);
        part.fillIn(header.with(PageHeader.STATUS, PageHeader.OK)
                .with(PageHeader.FORM, PageHeader.formOf(answer))
                .withIfClean(PageHeader.REQUEST_ID, answer.header("x-request-id")));
        part.finish(answer.body(), kept);
        if (undecodable) {
            settings.listener().undecodable(name.key(), kept, decoded.reason());
            if (decoded.ownKey().isPresent()) {
                keepUnderOwnKey(decoded.ownKey().get(), answer);
            }
        } else {
            settings.listener().noPage(name.key(), kept);
        }
    }
}
