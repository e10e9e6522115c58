package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the pages of one note. For one thread. */
final class ListedNotePages {
    private final NoteId note;
    private final Map<StoredSequence, Integer> sequences = new HashMap<>();
    private long bytes;
    private Instant fetchedAt = Instant.MIN;
    private Optional<ReadSummary.Age> age = Optional.empty();

    ListedNotePages(NoteId note) {
        this.note = note;
    }

    void add(StoredPage page) {
        sequences.merge(StoredSequence.of(page.key()), 1, Integer::sum);
        bytes += page.bodyBytes();
        Instant time = page.fetchedAt().orElse(fetchedAt);
        fetchedAt = time.isAfter(fetchedAt) ? time : fetchedAt;
        page.fetchedAt().ifPresent(this::add);
    }

    private void add(Instant time) {
        age = Optional.of(age.map(known -> new ReadSummary.Age(
                        time.isBefore(known.oldest()) ? time : known.oldest(),
                        time.isAfter(known.newest()) ? time : known.newest()))
                .orElseGet(() -> new ReadSummary.Age(time, time)));
    }

    ListedNote note() {
        StoredSequence mostUsed = sequences.entrySet().stream()
                .max(Map.Entry.<StoredSequence, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        return new ListedNote(note, mostUsed, bytes, fetchedAt, age);
    }
}
