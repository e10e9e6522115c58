package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Decides whether a missing page may be paid for, if it was paid for before. The caller holds the page's lock. */
@RequiredArgsConstructor
final class RefetchDecision {
    private final StoreContext store;
    private final FetchSettings settings;
    private final PageFileName name;

    /**
     * Decides, and uses a free response instead of payment where possible.
     *
     * @param lookup the state of the page
     * @param limit older responses are ignored
     * @return false if the page is stored now, and payment is not necessary
     * @throws StoredResponseUndecodableException if a charged response cannot be decoded, and the policy is to fail
     * @throws StoredPageUnreadableException if the page was damaged, and the policy is to fail
     * @throws StoredPageInDoubtException if an earlier request may have been charged, and the policy is to fail
     * @throws CachedCopyUnavailableException if there is a free copy, and it could not be read
     */
    boolean mustPay(PartialPageRecovery recovery, Lookup lookup, Optional<AgeLimit> limit) throws IOException {
        UndecodableResponses earlier = UndecodableResponses.of(store.reader(), name, settings.format(), limit);
        if (earlier.decodable().isPresent()) {
            recovery.storeDecodable(earlier.decodable().get());
            settings.listener().decoded(name.key(), earlier.decodable().get().file());
            return false;
        }
        if (earlier.blocking().isPresent()) {
            checkUndecodable(earlier.blocking().get());
        }
        return lookup.state() == Lookup.State.TOO_OLD || mustPayForLoss(recovery);
    }

    private void checkUndecodable(UndecodableResponses.Response earlier) throws IOException {
        if (settings.undecodablePolicy() == UndecodablePolicy.FAIL) {
            throw earlier.asFailure(name.key().request());
        }
        payAgain(earlier.file());
    }

    /** The record must survive a crash after the repeated payment, so its name is forced first. */
    private void payAgain(Path record) throws IOException {
        store.fileOps().forceNameOf(record);
        settings.listener().payingAgain(name.key(), record);
    }

    private boolean mustPayForLoss(PartialPageRecovery recovery) throws IOException {
        List<Path> damaged = store.reader().held(StoreLayout.QUARANTINE, name);
        if (!damaged.isEmpty() && settings.corruptPagePolicy() != CorruptPagePolicy.PAY_AGAIN) {
            if (settings.corruptPagePolicy() == CorruptPagePolicy.FREE_REFETCH && hasFreeCopy(damaged, recovery)) {
                return false;
            }
            throw new StoredPageUnreadableException(
                    name.key().request(),
                    "it was set aside as " + last(damaged)
                            + "; refill the store while the service keeps a free copy, or allow to pay again");
        }
        List<Path> inDoubt = store.reader().held(StoreLayout.IN_DOUBT, name);
        if (!inDoubt.isEmpty()) {
            if (!settings.inDoubtPolicy().payAgain(name.key(), last(inDoubt))) {
                throw new StoredPageInDoubtException(
                        name.key().request(), "see " + last(inDoubt) + "; import the response, or allow to pay again");
            }
            payAgain(last(inDoubt));
        }
        return true;
    }

    private boolean hasFreeCopy(List<Path> damaged, PartialPageRecovery recovery) throws IOException {
        for (Path record : damaged) {
            if (recovery.readFreeCopy(store.reader().read(record))) {
                return true;
            }
        }
        return false;
    }

    private static Path last(List<Path> records) {
        return records.get(records.size() - 1);
    }
}
