package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.fetch.FetchSettings;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import java.io.IOException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/**
 * Stores the response to a short link a second time, as the first page of its note, so that a reading of the note finds
 * it. If a writer dies before, the next call for the link does it. Immutable, safe to share between threads.
 */
@RequiredArgsConstructor
public final class LinkedNote {
    private final StoreContext store;
    private final FetchSettings links;
    private final ResponseFormat notes;

    /**
     * Stores the note's page, unless it is stored.
     *
     * @param request the request that the response is stored under
     * @param response the decoded response, which is returned
     * @throws StoreUnavailableException if it cannot be stored and the call sent nothing; otherwise the listener is
     *     notified
     */
    public CommentPage store(PageRequest request, CommentPage response) {
        Optional<PageKey> note =
                ShortLinkResolver.noteOf(response).map(PageRequest::comments).map(notes::keyFor);
        if (note.isPresent()) {
            try {
                copy(PageFileName.of(links.format().keyFor(request)), note.get());
            } catch (IOException failure) {
                if (response.receipt().spend().sent() == 0) {
                    throw new StoreUnavailableException(request, store.root() + ": " + failure, failure);
                }
                links.listener().notStored(note.get(), failure.toString());
            }
        }
        return response;
    }

    /** Copies nothing if the response is not stored, because the disk is full. */
    private void copy(PageFileName link, PageKey note) throws IOException {
        if (store.lookup(PageFileName.of(note)).fresh().isEmpty()) {
            Optional<PageFile> response = store.lookup(link).fresh();
            if (response.isPresent()) {
                new ResponseImport(store, notes, any -> true).copy(response.get(), note);
            }
        }
    }
}
