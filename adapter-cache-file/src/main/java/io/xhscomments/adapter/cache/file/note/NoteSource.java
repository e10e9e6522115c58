package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Serves the comments of notes out of all their stored pages, and asks another source only at a gap. Follows the
 * cursors alone for a note whose first page was never replaced: then there is nothing else to serve. Safe to share
 * between threads.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class NoteSource {
    private static final int MAX_NOTES = 64;

    private final StoreContext store;
    private final ResponseFormat format;
    private final Optional<Long> floor;
    private final boolean passesGaps;
    private final Optional<BiConsumer<PageRequest, Instant>> outdated;
    /** By note; empty if the first page was never replaced. */
    private final Map<NoteId, Optional<NotePages>> notes = new RecentlyUsed<>(MAX_NOTES);

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
        boolean first = request.after().isEmpty();
        CommentPage asked = null;
        try {
            if (first && outdated.isPresent()) {
                NewestFirstCheck.require(store, format, request);
                // A record that cannot be read is met before anything is paid.
                store.generations().of(request.note());
            }
            asked = first ? delegate.fetch(request) : null;
            Optional<NotePages> pages = pages(request.note(), first);
            if (pages.isEmpty() || !pages.get().union().isNewestFirst()) {
                CommentPage page = asked == null ? delegate.fetch(request) : asked;
                // Following the cursors of an update would pay for every page.
                return pages.isPresent() && outdated.isPresent() ? ServedPages.stopping(page) : page;
            }
            return first ? ServedPages.part(pages.get(), Union.START, asked) : after(pages.get(), request, delegate);
        } catch (IOException unreadable) {
            return withoutOthers(request, asked, unreadable);
        }
    }

    /**
     * A page that was paid for just now is served alone, and ends the reading; the next one meets the failure for free.
     */
    private static CommentPage withoutOthers(PageRequest request, @Nullable CommentPage asked, IOException unreadable) {
        if (asked != null && !asked.receipt().spend().equals(Spend.NONE)) {
            return ServedPages.stopping(asked);
        }
        throw new StoredPageUnreadableException(request, CorruptPageException.describe(unreadable));
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
        boolean passes =
                passesGaps && rank.isPresent() && rank.getAsInt() < union.rows().size() - 1;
        if (rank.isPresent() && (passes || !union.isGapBefore(hex))) {
            return ServedPages.part(pages, rank.getAsInt(), null);
        }
        CommentPage asked = delegate.fetch(request);
        try {
            pages.add(request);
            return atGap(pages, hex, asked);
        } catch (IOException unreadable) {
            return withoutOthers(request, asked, unreadable);
        }
    }

    private static CommentPage atGap(NotePages pages, String hex, CommentPage asked) throws IOException {
        Union union = pages.union();
        OptionalInt rank = union.rankBefore(hex);
        if (rank.isEmpty() || asked.comments().isEmpty() && asked.next().isPresent()) {
            return asked;
        }
        return union.isGapBefore(hex) ? ServedPages.stalled(asked) : ServedPages.part(pages, rank.getAsInt(), asked);
    }
}
