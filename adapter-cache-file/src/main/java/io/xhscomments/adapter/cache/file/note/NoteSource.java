package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/**
 * Serves the comments of notes out of all their stored pages, and asks another source only at a gap. Follows the
 * cursors alone for a note whose first page was never replaced: then there is nothing else to serve. Safe to share
 * between threads.
 */
public final class NoteSource {
    private static final int MAX_NOTES = 64;

    private final StoreContext store;
    private final ResponseFormat format;
    private final Optional<Long> floor;
    private final boolean passesGaps;
    private final Optional<BiConsumer<PageRequest, Instant>> outdated;
    /** By note; empty if the first page was never replaced. */
    private final Map<NoteId, Optional<NotePages>> notes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NoteId, Optional<NotePages>> eldest) {
            return size() > MAX_NOTES;
        }
    };

    private NoteSource(
            StoreContext store,
            ResponseFormat format,
            Optional<Long> floor,
            boolean passesGaps,
            Optional<BiConsumer<PageRequest, Instant>> outdated) {
        this.store = store;
        this.format = format;
        this.floor = floor;
        this.passesGaps = passesGaps;
        this.outdated = outdated;
    }

    /** Serves notes as they are stored; {@code passesGaps} also serves comments below a gap, without asking. */
    public static NoteSource stored(StoreContext store, ResponseFormat format, boolean passesGaps) {
        return new NoteSource(store, format, Optional.empty(), passesGaps, Optional.empty());
    }

    /**
     * Brings notes up to date, if the delegate does so with first pages.
     *
     * @param floor pages that were stored before this moment do not close a gap
     * @param outdated is told of a page that is to be requested again if it was stored before a moment
     */
    public static NoteSource updating(
            StoreContext store,
            ResponseFormat format,
            Optional<Instant> floor,
            BiConsumer<PageRequest, Instant> outdated) {
        return new NoteSource(store, format, floor.map(Instant::toEpochMilli), false, Optional.of(outdated));
    }

    /**
     * Serves the part of the note that a request leads to. A first page is always asked for; each other page only at a
     * gap. The delegate serves one stored or paid page.
     */
    public CommentPage fetch(PageRequest request, CommentSource delegate) {
        if (!PageContents.belongs(request)) {
            if (request instanceof CommentReplies replies && replies.after().isEmpty()) {
                findDue(replies);
            }
            return delegate.fetch(request);
        }
        try {
            boolean first = request.after().isEmpty();
            if (first && outdated.isPresent()) {
                NewestFirstCheck.require(store, format, request);
            }
            CommentPage asked = first ? delegate.fetch(request) : null;
            Optional<NotePages> pages = pages(request.note(), first);
            if (pages.isEmpty() || !pages.get().union().isNewestFirst()) {
                CommentPage page = asked == null ? delegate.fetch(request) : asked;
                // Following the cursors of an update would pay for every page.
                return pages.isPresent() && outdated.isPresent() ? ServedPages.stopping(page) : page;
            }
            return first ? ServedPages.part(pages.get(), Union.START, asked) : after(pages.get(), request, delegate);
        } catch (IOException unreadable) {
            throw new StoredPageUnreadableException(request, CorruptPageException.describe(unreadable));
        }
    }

    /** Lets the delegate request replies again that are due. */
    private void findDue(CommentReplies first) {
        Optional<NotePages> pages;
        synchronized (notes) {
            pages = notes.getOrDefault(first.note(), Optional.empty());
        }
        if (outdated.isPresent() && pages.isPresent()) {
            new ReplyGrowth(store, format)
                    .due(first, pages.get().union())
                    .ifPresent(due ->
                            due.requests().forEach(page -> outdated.get().accept(page, due.before())));
        }
    }

    private Optional<NotePages> pages(NoteId note, boolean refresh) throws IOException {
        synchronized (notes) {
            Optional<NotePages> known = notes.get(note);
            if (known != null && !refresh) {
                return known;
            }
        }
        PageFileName first = PageFileName.of(format.keyFor(PageRequest.comments(note)));
        Optional<NotePages> loaded = store.generations().replaced(first).isEmpty()
                ? Optional.empty()
                : Optional.of(NotePages.load(store, format, note));
        loaded.ifPresent(pages -> floor.ifPresent(pages::floor));
        synchronized (notes) {
            notes.put(note, loaded);
        }
        return loaded;
    }

    private CommentPage after(NotePages pages, PageRequest request, CommentSource delegate) throws IOException {
        String hex = pages.name(request).hex();
        Union union = pages.union();
        OptionalInt rank = union.rankBefore(hex);
        CommentPage asked = null;
        boolean passes =
                passesGaps && rank.isPresent() && rank.getAsInt() < union.rows().size() - 1;
        if (rank.isEmpty() || union.isGapBefore(hex) && !passes) {
            asked = delegate.fetch(request);
            pages.add(request);
            union = pages.union();
            rank = union.rankBefore(hex);
            if (rank.isEmpty() || asked.comments().isEmpty() && asked.next().isPresent()) {
                return asked;
            }
            if (union.isGapBefore(hex)) {
                return ServedPages.stalled(asked);
            }
        }
        return ServedPages.part(pages, rank.getAsInt(), asked);
    }
}
