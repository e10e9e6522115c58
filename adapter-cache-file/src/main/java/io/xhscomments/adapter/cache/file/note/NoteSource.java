package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves the comments of notes out of all their stored pages, and asks another source only at a gap. Follows the
 * cursors alone for a note whose first page was never replaced: then there is nothing else to serve. Safe to share
 * between threads.
 */
public final class NoteSource {
    private final StoreContext store;
    private final boolean passesGaps;
    private final NoteCache notes;
    private final ReplySource replies;
    private final GapReader gaps;
    /** Present if notes are brought up to date. */
    private final Optional<NewestFirstCheck> order;

    private NoteSource(
            StoreContext store,
            ResponseFormat format,
            boolean passesGaps,
            NoteCache notes,
            Optional<BiConsumer<PageRequest, Instant>> outdated) {
        this.store = store;
        this.passesGaps = passesGaps;
        this.notes = notes;
        this.replies = new ReplySource(store, format, notes, outdated);
        this.order = outdated.map(any -> new NewestFirstCheck(store, format));
        this.gaps = new GapReader(store, order, outdated);
    }

    /** Serves notes as they are stored, and writes nothing. */
    public static NoteSource replaying(StoreContext store, ResponseFormat format, boolean passesGaps) {
        NoteCache notes = new NoteCache(store, format, false, Optional.empty());
        return new NoteSource(store, format, passesGaps, notes, Optional.empty());
    }

    /** Serves notes as they are stored, in front of a delegate that fetches what is missing. */
    public static NoteSource stored(StoreContext store, ResponseFormat format) {
        NoteCache notes = new NoteCache(store, format, true, Optional.empty());
        return new NoteSource(store, format, false, notes, Optional.empty());
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
        NoteCache notes = new NoteCache(store, format, true, floor.map(Instant::toEpochMilli));
        return new NoteSource(store, format, false, notes, Optional.of(outdated));
    }

    /**
     * Serves the part of the note that a request leads to. A first page is always asked for; each other page only at a
     * gap. The delegate serves one stored or paid page.
     *
     * @throws io.xhscomments.core.failure.InvalidRequestException if a note cannot be brought up to date, because the
     *     service does not serve it newest first
     */
    public CommentPage fetch(PageRequest request, CommentSource delegate) {
        if (request instanceof CommentReplies chain) {
            return replies.fetch(chain, delegate);
        }
        if (!PageContents.belongs(request)) {
            return delegate.fetch(request);
        }
        CommentPage asked = null;
        try {
            requireReadable(request);
            boolean first = request.after().isEmpty();
            asked = first ? delegate.fetch(request) : null;
            Optional<NotePages> pages = first ? notes.reloaded(request.note()) : notes.of(request.note());
            if (pages.isEmpty() || !pages.get().union().isNewestFirst()) {
                return alone(request, asked == null ? delegate.fetch(request) : asked, delegate);
            }
            return first ? ServedPages.part(pages.get(), Union.START, asked) : after(pages.get(), request, delegate);
        } catch (IOException unreadable) {
            return withoutOthers(request, asked, unreadable);
        }
    }

    /** A record that cannot be read, and a note in disorder, are met before anything is paid. */
    private void requireReadable(PageRequest request) throws IOException {
        boolean first = request.after().isEmpty();
        if (first) {
            NoteRecords.requireSupported(store.reader(), request.note());
        }
        if (order.isPresent()) {
            order.get().require(request, !first && notes.knows(request.note()));
            if (first) {
                store.generations().of(request.note());
            }
        }
    }

    /**
     * A page that was paid for just now is served alone, and ends the reading; the next one meets the failure for free.
     */
    static CommentPage withoutOthers(PageRequest request, @Nullable CommentPage asked, IOException unreadable) {
        if (asked != null && !asked.receipt().spend().equals(Spend.NONE)) {
            return ServedPages.stopping(asked);
        }
        throw new StoredPageUnreadableException(request, CorruptPageException.describe(unreadable));
    }

    /** A page of a note that has only one reading. An update stops at disorder, and doubts stale cursors. */
    private CommentPage alone(PageRequest request, CommentPage asked, CommentSource delegate) throws IOException {
        if (order.isEmpty() || order.get().isExpected(request, asked)) {
            return asked;
        }
        if (request.after().isEmpty()) {
            return order.get().stopAfter(request, asked);
        }
        try {
            return gaps.place(notes.loaded(request.note()), request, asked, delegate);
        } catch (IOException unreadable) {
            return withoutOthers(request, asked, unreadable);
        }
    }

    private CommentPage after(NotePages pages, PageRequest request, CommentSource delegate) throws IOException {
        String hex = pages.name(request).hex();
        Union union = pages.union();
        OptionalInt rank = union.rankBefore(hex);
        boolean passes =
                passesGaps && rank.isPresent() && rank.getAsInt() < union.rows().size() - 1;
        return rank.isPresent() && (passes || !union.isGapBefore(hex))
                ? ServedPages.part(pages, rank.getAsInt(), null)
                : gaps.fetch(pages, request, delegate);
    }
}
