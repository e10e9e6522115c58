package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import lombok.RequiredArgsConstructor;

/**
 * Serves the replies of notes that were read several times: the present chains, and the replies that only replaced
 * pages contain. Safe to share between threads.
 */
@RequiredArgsConstructor
final class ReplySource {
    private static final int MAX_CHAINS = 64;

    private final StoreContext store;
    private final ResponseFormat format;
    private final NoteCache notes;
    private final Optional<BiConsumer<PageRequest, Instant>> outdated;
    /** The chains of which pages were served before the chain was complete, so without the other replies. */
    private final Set<PageRequest> servedIncomplete = ConcurrentHashMap.newKeySet();

    private final Map<PageRequest, ReplyUnion> unions = Collections.synchronizedMap(new RecentlyUsed<>(MAX_CHAINS));

    CommentPage fetch(CommentReplies request, CommentSource delegate) {
        try {
            Optional<NotePages> pages = notes.of(request.note());
            if (pages.isEmpty()) {
                return delegate.fetch(request);
            }
            boolean isDue = request.after().isEmpty() && findDue(request, pages.get());
            if (isDue) {
                unions.remove(request.first());
                servedIncomplete.add(request.first());
            }
            CommentPage page = delegate.fetch(request);
            return pages.get().replies().wereReplaced(request.comment()) || servedIncomplete.contains(request.first())
                    ? withOthers(request, page, pages.get())
                    : page;
        } catch (IOException unreadable) {
            throw new StoredPageUnreadableException(request, CorruptPageException.describe(unreadable));
        }
    }

    /** Lets the delegate request replies again that are due. */
    private boolean findDue(CommentReplies first, NotePages pages) {
        Optional<ReplyGrowth.Due> due =
                outdated.isEmpty() ? Optional.empty() : new ReplyGrowth(store, format).due(first, pages.union());
        due.ifPresent(found ->
                found.requests().forEach(page -> outdated.orElseThrow().accept(page, found.before())));
        return due.isPresent();
    }

    private CommentPage withOthers(CommentReplies request, CommentPage page, NotePages pages) throws IOException {
        try {
            if (page.next().isPresent() && servedIncomplete.contains(request.first())) {
                return page;
            }
            Optional<ReplyUnion> union = union(request.first(), pages);
            if (union.filter(chain -> chain.contains(request)).isEmpty()) {
                servedIncomplete.add(request.first());
                return page;
            }
            boolean all = servedIncomplete.contains(request.first());
            return ServedPages.withComments(page, union.get().on(request, all), page.hasMore(), page);
        } catch (IOException unreadable) {
            if (page.receipt().spend().equals(Spend.NONE)) {
                throw unreadable;
            }
            return page;
        }
    }

    /** Empty if the chain is not stored to its end. */
    private Optional<ReplyUnion> union(CommentReplies first, NotePages pages) throws IOException {
        ReplyUnion known = unions.get(first);
        if (known != null) {
            return Optional.of(known);
        }
        StoredChain chain = StoredChain.read(store, format, first);
        if (!chain.isComplete()) {
            return Optional.empty();
        }
        Set<StoredGeneration> generations = new HashSet<>(pages.replies().of(first.comment()));
        for (StoredChain.Stored stored : chain.pages()) {
            generations.addAll(store.generations().of(PageFileName.of(format.keyFor(stored.request()))));
        }
        ReplyUnion union = new ReplyUnion(chain, List.copyOf(generations), new PageContents(store, format));
        unions.put(first, union);
        return Optional.of(union);
    }
}
