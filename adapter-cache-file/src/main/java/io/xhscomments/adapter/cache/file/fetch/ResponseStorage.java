package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.PendingWrites;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/**
 * Stores a response that was paid for: as a page, or in a holding directory. The caller gets the response even if
 * storing it fails. The page's lock is held.
 */
@RequiredArgsConstructor
final class ResponseStorage {
    private final StoreContext store;
    private final FetchSettings settings;
    private final PageFileName name;
    private final PendingWrites pendingWrites;

    void store(RawResponse response, PartialFile part, PageHeader header) {
        DecodedResponse decoded =
                DecodedResponse.of(settings.format(), name.key().request(), response.body());
        Optional<CommentPage> page = decoded.page();
        try {
            if (page.isPresent()) {
                if (response.origin() == RawResponse.Origin.STORE) {
                    header.with(PageHeader.SOURCE, PageSource.IMPORT.headerValue());
                }
                part.fillIn(header.withPage(page.get(), PageHeader.formOf(response)));
                store.writer().finish(part, response.body(), name, store.now());
            } else {
                storeFailure(decoded, response, part, header);
            }
        } catch (IOException diskFull) {
            if (page.isPresent()) {
                pendingWrites.add(name, header, response.body());
            }
            settings.listener().notStored(name.key(), diskFull.toString());
        }
    }

    private void storeFailure(DecodedResponse decoded, RawResponse response, PartialFile part, PageHeader header)
            throws IOException {
        boolean undecodable = decoded.isUndecodable();
        String directory = undecodable ? StoreLayout.UNDECODABLE : StoreLayout.FAILED;
        Path record = store.holding().freeName(name, directory, store.now());
        part.fillIn(header.with(PageHeader.STATUS, PageHeader.STATUS_OK)
                .with(PageHeader.FORM, PageHeader.formOf(response))
                .withIfClean(PageHeader.REQUEST_ID, response.header("x-request-id")));
        part.finish(response.body(), record);
        if (undecodable) {
            settings.listener().undecodable(name.key(), record, decoded.reason());
            if (decoded.ownKey().isPresent()) {
                storeUnderOwnKey(decoded.ownKey().get(), response);
            }
        } else {
            settings.listener().failedResponse(name.key(), record);
        }
    }

    /**
     * Stores a response to another request as the page that it is, if the store has nothing of that page. The record
     * under the requested key stays.
     */
    private void storeUnderOwnKey(PageKey key, RawResponse response) throws IOException {
        PageFileName own = PageFileName.of(key);
        Optional<CommentPage> page = DecodedResponse.page(settings.format(), key.request(), response.body());
        if (page.isEmpty() || own.hex().equals(name.hex())) {
            return;
        }
        // Does not wait, because the holder of that lock may wait for this one.
        Optional<PageLocks.LockHandle> lock = store.locks().tryAcquire(own);
        if (lock.isPresent()) {
            try (PageLocks.LockHandle held = lock.get()) {
                boolean missing = store.lookup(own).state() == Lookup.State.MISSING
                        && !Files.exists(own.part(store.root()), LinkOption.NOFOLLOW_LINKS);
                if (missing) {
                    PageHeader header = PageHeader.of(own, store.now(), PageSource.PAID);
                    header.withPage(page.get(), PageHeader.formOf(response));
                    store.writer().put(own, header, response.body(), store.now());
                }
            }
        }
    }
}
