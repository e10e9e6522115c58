package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a page that is not there may be paid for, where it has been paid for before. The page's lock is held. */
final class RefetchDecision {
    private final PageStore store;
    private final ReadThroughSettings settings;
    private final PageFileName name;

    RefetchDecision(PageStore store, ReadThroughSettings settings, PageFileName name) {
        this.store = store;
        this.settings = settings;
        this.name = name;
    }

    /**
     * Asks for it.
     *
     * @param found what is in the page's place
     * @param limit older responses do not count
     * @return false if something free has taken the page's place, and nothing need be paid
     * @throws StoredResponseUndecodableException if a response to this request was charged and cannot be decoded, and
     *     it may not be paid for again
     * @throws StoredPageUnreadableException if it was damaged, and may not be paid for again
     * @throws StoredPageInDoubtException if it may have been paid for, and may not be paid for again
     * @throws CachedCopyUnavailableException if there is a free copy and it did not come
     */
    boolean toPay(PartialPageRecovery rescue, Lookup found, Optional<AgeLimit> limit) throws IOException {
        UndecodableResponses earlier = UndecodableResponses.of(store.room(), name, settings.format(), limit);
        if (earlier.decodable().isPresent()) {
            rescue.decoded(earlier.decodable().get());
            settings.listener().decoded(name.key(), earlier.decodable().get().file());
            return false;
        }
        if (earlier.blocking().isPresent()) {
            checkUndecodable(earlier.blocking().get());
        }
        return found.state() == Lookup.State.TOO_OLD || toPayForLoss(rescue);
    }

    private void checkUndecodable(UndecodableResponses.Response earlier) throws IOException {
        if (settings.undecodable() == UndecodablePolicy.FAIL) {
            throw earlier.asFailure(name.key().request());
        }
        // Its writer may have died before this: the record must outlast what is paid because of it.
        store.shelf().disk().forceNameOf(earlier.file());
        settings.listener().payingAgain(name.key(), earlier.file());
    }

    private boolean toPayForLoss(PartialPageRecovery rescue) throws IOException {
        List<Path> damaged = store.room().kept(StoreReader.QUARANTINE, name);
        if (!damaged.isEmpty() && settings.unreadable() != CorruptPagePolicy.PAY_AGAIN) {
            if (settings.unreadable() == CorruptPagePolicy.FREE_REFETCH && hasCopy(damaged, rescue)) {
                return false;
            }
            throw new StoredPageUnreadableException(
                    name.key().request(),
                    "it was set aside as " + last(damaged)
                            + "; refill the store while the service keeps a free copy, or allow to pay again");
        }
        List<Path> doubtful = store.room().kept(StoreReader.IN_DOUBT, name);
        if (!doubtful.isEmpty()) {
            // Who moved it there may have died before this: the record must outlast what is paid on its account.
            store.shelf().disk().forceNameOf(last(doubtful));
            if (!settings.inDoubt().payAgain(name.key(), last(doubtful))) {
                throw new StoredPageInDoubtException(
                        name.key().request(), "see " + last(doubtful) + "; import the response, or allow to pay again");
            }
            settings.listener().payingAgain(name.key(), last(doubtful));
        }
        return true;
    }

    private boolean hasCopy(List<Path> damaged, PartialPageRecovery rescue) throws IOException {
        for (Path record : damaged) {
            if (rescue.freeCopy(store.room().read(record))) {
                return true;
            }
        }
        return false;
    }

    private static Path last(List<Path> records) {
        return records.get(records.size() - 1);
    }
}
