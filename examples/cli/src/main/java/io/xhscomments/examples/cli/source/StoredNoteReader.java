package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.Replay;
import io.xhscomments.adapter.cache.file.report.NoteGap;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the notes of a store. Sends nothing. */
public final class StoredNoteReader {
    private final PageStore store;
    private final Set<PageKey> stored;

    /** A reader of the pages that the store contains now. */
    public StoredNoteReader(PageStore store) {
        this.store = store;
        this.stored = store.pages().stream()
                .map(StoredPage::key)
                .filter(key -> !StoredLinks.isLink(key))
                .collect(Collectors.toSet());
    }

    /** Receives comments as they are read. */
    public interface CommentConsumer {
        /** Receives the next comment. */
        void accept(Comment comment) throws IOException;
    }

    /** The notes in the order of their ids, each with the sequence that holds most of its pages. */
    public Map<NoteId, StoredSequence> sequences() {
        Map<NoteId, Map<StoredSequence, Long>> pages = stored.stream()
                .collect(Collectors.groupingBy(
                        key -> key.request().note(), Collectors.groupingBy(StoredSequence::of, Collectors.counting())));
        Map<NoteId, StoredSequence> sequences = new LinkedHashMap<>();
        pages.entrySet().stream()
                .sorted(Comparator.comparing(note -> note.getKey().value()))
                .forEach(note -> sequences.put(note.getKey(), mostUsed(note.getValue())));
        return sequences;
    }

    private static StoredSequence mostUsed(Map<StoredSequence, Long> pages) {
        return pages.entrySet().stream()
                .max(Map.Entry.<StoredSequence, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    /** Reads a note up to its end or to the first page that is missing or damaged; the summary reports which. */
    public ReadSummary.Read read(NoteId note, StoredSequence sequence, CommentConsumer consumer) throws IOException {
        CommentSource replay = Replay.builder(store, StoredFormat.of(sequence.route()))
                .passGaps()
                .build()
                .source();
        StoredNoteSource source = new StoredNoteSource(note, sequence.route(), replay, stored);
        Reading reading = NoteReader.builder(source)
                .order(sequence.order())
                .area(sequence.area())
                .replies(ReplySelection.all())
                .build()
                .start(note);
        try {
            List<Comment> page = reading.nextPage();
            while (!page.isEmpty()) {
                deliver(page, consumer);
                page = reading.nextPage();
            }
        } catch (CommentSourceException reported) {
            // The termination of the reading contains the failure.
        }
        deliver(reading.checkpoint().pending(), consumer);
        return source.summary(reading, gaps(note, sequence));
    }

    /** The gaps between the readings of a note, if there were several. */
    public List<NoteGap> gaps(NoteId note, StoredSequence sequence) {
        ResponseFormat format = StoredFormat.of(sequence.route());
        return sequence.isNewestFirst() && store.hasSeveralReadings(format, note)
                ? store.note(format, note).gaps().stream()
                        .filter(gap -> gap.before().isPresent())
                        .toList()
                : List.of();
    }

    /** Reads the top-level comments of a note as they were stored at a moment. */
    public void readAsOf(Instant moment, NoteId note, StoredSequence sequence, CommentConsumer consumer)
            throws IOException {
        if (sequence.isNewestFirst()) {
            Iterator<Comment> comments = store.note(StoredFormat.of(sequence.route()), note)
                    .asOf(moment)
                    .comments()
                    .iterator();
            while (comments.hasNext()) {
                consumer.accept(comments.next());
            }
        }
    }

    private static void deliver(List<Comment> page, CommentConsumer consumer) throws IOException {
        for (Comment comment : page) {
            consumer.accept(comment);
        }
    }
}
