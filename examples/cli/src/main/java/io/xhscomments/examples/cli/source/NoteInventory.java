package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.StoredNote;
import io.xhscomments.adapter.cache.file.report.NoteStats;
import io.xhscomments.adapter.cache.file.report.StoreStats;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.core.failure.CommentSourceException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stored pages of one note on one route, and the top-level comments in them.
 *
 * @param comments the top-level comments; empty if they cannot be read, or if no page has them newest first
 * @param gaps whether a part of the note is not stored; empty if that is unknown for the same reasons
 */
public record NoteInventory(NoteStats stats, OptionalLong comments, Optional<Boolean> gaps) {
    /** The notes of a store, short links left out. Decodes each page once, one note at a time on each core. */
    public static List<NoteInventory> of(PageStore store, StoreStats stats) {
        return stats.notes().parallelStream()
                .filter(note -> !note.route().equals(TikHubLinks.ROUTE))
                .map(note -> of(store, note))
                .toList();
    }

    /** The number of notes: one that is stored under two routes counts once. */
    public static long countNotes(List<NoteInventory> notes) {
        return notes.stream().map(note -> note.stats().note()).distinct().count();
    }

    private static NoteInventory of(PageStore store, NoteStats stats) {
        try {
            StoredNote note = store.note(StoredFormat.of(stats.route()), stats.note());
            if (note.newestLook().isPresent()) {
                return new NoteInventory(
                        stats,
                        OptionalLong.of(note.size()),
                        Optional.of(!note.gaps().isEmpty()));
            }
        } catch (CommentSourceException unreadable) {
            // The command "store check" reports it.
        }
        return new NoteInventory(stats, OptionalLong.empty(), Optional.empty());
    }
}
