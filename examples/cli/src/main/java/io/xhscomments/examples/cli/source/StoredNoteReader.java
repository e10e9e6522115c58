package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The notes of a store. Reads what is there, and sends nothing. */
public final class StoredNoteReader {
    private final PageStore store;
    private final Set<PageKey> stored;

    public StoredNoteReader(PageStore store) {
        this.store = store;
        this.stored = store.pages().stream().map(StoredPage::key).collect(Collectors.toSet());
    }

    /** Takes comments as they are read. */
    public interface Taker {
        void take(Comment comment) throws IOException;
    }

    /** The notes, in the order of their ids, each with the way that most of its pages were read in. */
    public Map<NoteId, StoredSequence> chains() {
        Map<NoteId, Map<StoredSequence, Long>> pages = stored.stream()
                .collect(Collectors.groupingBy(
                        key -> key.request().note(), Collectors.groupingBy(StoredSequence::of, Collectors.counting())));
        Map<NoteId, StoredSequence> chains = new LinkedHashMap<>();
        pages.entrySet().stream()
                .sorted(Comparator.comparing(note -> note.getKey().value()))
                .forEach(note -> chains.put(note.getKey(), mostUsed(note.getValue())));
        return chains;
    }

    private static StoredSequence mostUsed(Map<StoredSequence, Long> pages) {
        return pages.entrySet().stream()
                .max(Map.Entry.<StoredSequence, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    /** Reads a note as far as it is stored. A page that is missing or damaged is where it ends, and is told. */
    public ReadSummary.Read read(NoteId note, StoredSequence chain, Taker taker) throws IOException {
        CommentSource replay = store.replay(StoredFormat.of(chain.route())).source();
        StoredNoteSource source = new StoredNoteSource(note, chain.route(), replay, stored);
        Reading reading = NoteReader.builder(source)
                .order(chain.order())
                .area(chain.area())
                .replies(ReplySelection.all())
                .build()
                .start(note);
        try {
            List<Comment> page = reading.nextPage();
            while (!page.isEmpty()) {
                take(page, taker);
                page = reading.nextPage();
            }
        } catch (CommentSourceException told) {
            // The reading itself tells of it: its stop holds the failure.
        }
        take(reading.checkpoint().pending(), taker);
        return source.conclusion(reading);
    }

    private static void take(List<Comment> page, Taker taker) throws IOException {
        for (Comment comment : page) {
            taker.take(comment);
        }
    }
}
