package io.xhscomments.adapter.cache.file.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Counts of everything in a store. An immutable value without secrets.
 *
 * @param notes the counts of each note and route, in the order of their ids
 * @param unreadable the page files, superseded ones included, that are damaged or have the name of another page
 * @param inDoubt the records of requests that may have been charged
 * @param quarantined the damaged pages that were moved away
 * @param undecodable the charged responses that could not be decoded
 * @param failed the charged responses that report a failure
 */
public record StoreStats(
        List<NoteStats> notes, long unreadable, long inDoubt, long quarantined, long undecodable, long failed) {
    public StoreStats {
        notes = List.copyOf(notes);
    }

    /** The pages that are served. */
    public long pages() {
        return sum(NoteStats::pages);
    }

    /** The pages that were replaced and are kept. */
    public long superseded() {
        return sum(NoteStats::superseded);
    }

    /** The length of the responses of all pages, superseded ones included. */
    public long bytes() {
        return sum(NoteStats::bytes);
    }

    /** The requests that were charged: those of pages, and those whose response could not be used. */
    public long charged() {
        return sum(NoteStats::paid) + undecodable + failed;
    }

    /** When the oldest page that is served was fetched, if known. */
    public Optional<Instant> oldest() {
        return notes.stream().flatMap(note -> note.oldest().stream()).min(Comparator.naturalOrder());
    }

    /** When the newest page that is served was fetched, if known. */
    public Optional<Instant> newest() {
        return notes.stream().flatMap(note -> note.newest().stream()).max(Comparator.naturalOrder());
    }

    private long sum(ToLongFunction<NoteStats> count) {
        return notes.stream().mapToLong(count).sum();
    }
}
