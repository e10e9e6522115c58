package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stored pages of one note on one route, newest comments first: an index of the rows of all of them, and the
 * contents of those that were used last. Safe to share between threads.
 */
final class NotePages {
    private static final int MAX_REQUESTED_AGAIN = 2;

    private final StoreContext store;
    private final ResponseFormat format;
    private final NoteId note;
    private final Map<StoredGeneration, IndexedPage> indexed = new LinkedHashMap<>();
    private final Set<String> searched = new HashSet<>();
    /** The digits of the pages whose present file was read. */
    private final Set<String> present = new HashSet<>();

    private final PageContents contents;
    private final ReplyPages replies = new ReplyPages();
    private long floor = Long.MIN_VALUE;
    private int requestedAgain;
    private @Nullable Union union;

    private NotePages(StoreContext store, ResponseFormat format, NoteId note) {
        this.store = store;
        this.format = format;
        this.note = note;
        this.contents = new PageContents(store, format);
    }

    /** Reads every page of the note once. */
    static NotePages load(StoreContext store, ResponseFormat format, NoteId note) throws IOException {
        NotePages pages = new NotePages(store, format, note);
        for (StoredGeneration generation : store.generations().of(note)) {
            pages.index(generation);
        }
        pages.add(PageRequest.comments(note));
        return pages;
    }

    PageFileName name(PageRequest request) {
        return PageFileName.of(format.keyFor(request));
    }

    /** Adds the pages that are stored for a request now, and for those after them that no record names. */
    synchronized void add(PageRequest request) throws IOException {
        searched.remove(name(request).hex());
        Queue<PageRequest> requests = new ArrayDeque<>(List.of(request));
        for (PageRequest next = requests.poll(); next != null; next = requests.poll()) {
            PageFileName name = name(next);
            if (searched.add(name.hex())) {
                present.remove(name.hex());
                for (StoredGeneration generation : store.generations().of(name)) {
                    index(generation);
                }
                for (IndexedPage page : List.copyOf(indexed.values())) {
                    if (page.generation.hex().equals(name.hex()) && page.next != null && isUnknown(page.next)) {
                        content(page).next().map(next::after).ifPresent(requests::add);
                    }
                }
            }
        }
    }

    private boolean isUnknown(String hex) {
        return !searched.contains(hex)
                && indexed.values().stream()
                        .noneMatch(page -> page.generation.hex().equals(hex));
    }

    private void index(StoredGeneration generation) throws IOException {
        if (generation.route().equals(format.route()) && !indexed.containsKey(generation)) {
            indexPresent(generation.hex());
            if (!indexed.containsKey(generation)) {
                store.generations().superseded(generation).ifPresent(file -> index(generation, file));
            }
        }
    }

    /**
     * The present page may be another one than the record names last: if its line is lost, or it was changed by hand.
     */
    private void indexPresent(String hex) throws IOException {
        if (present.add(hex)) {
            Optional<PageFile> file = store.generations().present(hex);
            file.flatMap(page -> StoredGeneration.of(page, hex))
                    .filter(generation -> generation.route().equals(format.route()))
                    .ifPresent(generation -> index(generation, file.get()));
        }
    }

    private void index(StoredGeneration generation, PageFile file) {
        Optional<PageRequest> request =
                PageContents.request(file).filter(any -> any.note().equals(note));
        if (request.isPresent() && request.get() instanceof CommentReplies chain) {
            replies.add(chain, generation);
        }
        if (request.filter(PageContents::belongs).isPresent()) {
            try {
                CommentPage page = format.decode(request.get(), RawResponse.stored(file.body()));
                indexed.put(generation, indexed(generation, request.get(), page));
                union = null;
            } catch (CommentSourceException unusable) {
                return;
            }
        }
    }

    private IndexedPage indexed(StoredGeneration generation, PageRequest request, CommentPage page) {
        String next = page.next()
                .filter(Cursor::leadsSomewhere)
                .filter(cursor -> !request.after().equals(Optional.of(cursor)))
                .map(cursor -> name(request.after(cursor)).hex())
                .orElse(null);
        return new IndexedPage(generation, request.after().isEmpty(), next, page);
    }

    /** The stored pages of replies. */
    ReplyPages replies() {
        return replies;
    }

    /** The content of the newest first page. */
    CommentPage newestFirstPage() throws IOException {
        return content(union().newestFirstPage().orElseThrow());
    }

    /** The request for the newest page that gave the cursor of this one. */
    Optional<PageRequest> giving(PageRequest request) throws IOException {
        Optional<IndexedPage> giving = union().giving(name(request).hex());
        Optional<PageFile> file =
                giving.isEmpty() ? Optional.empty() : store.generations().read(giving.get().generation);
        return file.flatMap(PageContents::request);
    }

    /** Whether a page with a stale cursor may be requested again: at most twice in a reading. */
    synchronized boolean mayRequestAgain() {
        return requestedAgain++ < MAX_REQUESTED_AGAIN;
    }

    /** From now on, pages that were stored before this moment do not close gaps. */
    synchronized void floor(long millis) {
        floor = millis;
        union = null;
    }

    synchronized Union union() {
        Union current = union;
        if (current == null) {
            current = Union.of(List.copyOf(indexed.values()), floor);
            union = current;
        }
        return current;
    }

    /** The union of the pages that were stored until this moment. */
    synchronized Union asOf(long millis) {
        return Union.of(
                indexed.values().stream()
                        .filter(page -> page.generation.fetchedAt() <= millis)
                        .toList(),
                Long.MIN_VALUE);
    }

    /**
     * The content of a page.
     *
     * @throws IOException if it is not stored any more
     */
    CommentPage content(IndexedPage page) throws IOException {
        return contents.of(page.generation);
    }
}
