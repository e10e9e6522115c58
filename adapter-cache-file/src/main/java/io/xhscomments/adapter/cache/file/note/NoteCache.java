package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.RecordRebuild;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** The notes that were used last, each with its stored pages. Safe to share between threads. */
@RequiredArgsConstructor
final class NoteCache {
    private static final int MAX_NOTES = 64;

    private final StoreContext store;
    private final ResponseFormat format;
    /** Whether records may be written for a store of an earlier version, which has none. */
    private final boolean writesRecords;

    private final Optional<Long> floor;
    /** By note; empty if the first page was never replaced. */
    private final Map<NoteId, Optional<NotePages>> notes = new RecentlyUsed<>(MAX_NOTES);

    /** Whether the note was asked for before. */
    boolean knows(NoteId note) {
        synchronized (notes) {
            return notes.containsKey(note);
        }
    }

    /** The pages of a note; empty if its first page was never replaced, so that there is only one reading. */
    Optional<NotePages> of(NoteId note) throws IOException {
        synchronized (notes) {
            Optional<NotePages> known = notes.get(note);
            if (known != null) {
                return known;
            }
        }
        return reloaded(note);
    }

    /** The same, as they are stored now. */
    Optional<NotePages> reloaded(NoteId note) throws IOException {
        PageFileName first = PageFileName.of(format.keyFor(PageRequest.comments(note)));
        if (!store.generations().replaced(first).isEmpty()) {
            return Optional.of(loaded(note));
        }
        remember(note, Optional.empty());
        return Optional.empty();
    }

    /** All pages of a note, even of one reading. */
    NotePages loaded(NoteId note) throws IOException {
        if (writesRecords && !NoteRecords.exist(store.reader())) {
            new RecordRebuild(store).run();
        }
        NotePages pages = NotePages.load(store, format, note);
        floor.ifPresent(pages::floor);
        remember(note, Optional.of(pages));
        return pages;
    }

    private void remember(NoteId note, Optional<NotePages> pages) {
        synchronized (notes) {
            notes.put(note, pages);
        }
    }
}
