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
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the notes of a store. Reads headers first, then the pages of a note once. Sends nothing. */
public final class StoredNoteReader {
    private final PageStore store;
    private final UnaryOperator<CommentSource> observer;
    private final Set<PageKey> stored = new HashSet<>();
    private final List<ListedNote> notes;

    /** A reader of the pages that the store contains now. */
    public StoredNoteReader(PageStore store) {
        this(store, source -> source);
    }

    /**
     * A reader of the pages that the store contains now.
     *
     * @param observer decorates the source of each note, to observe its pages
     */
    public StoredNoteReader(PageStore store, UnaryOperator<CommentSource> observer) {
        this.store = store;
        this.observer = observer;
        Map<NoteId, ListedNotePages> pages = new HashMap<>();
        for (StoredPage page : store.pages()) {
            if (!StoredLinks.isLink(page.key())) {
                stored.add(page.key());
                pages.computeIfAbsent(page.key().request().note(), ListedNotePages::new)
                        .add(page);
            }
        }
        notes = pages.values().stream()
                .map(ListedNotePages::note)
                .sorted(Comparator.comparing(note -> note.id().value()))
                .toList();
    }

    /** Receives comments as they are read. */
    public interface CommentConsumer {
        /** Receives the next comment. */
        void accept(Comment comment) throws IOException;

        /** Receives the next comments, which were read at once. */
        default void acceptPage(List<Comment> page) throws IOException {
            for (Comment comment : page) {
                accept(comment);
            }
        }
    }

    /** The notes in the order of their ids. */
    public List<ListedNote> notes() {
        return notes;
    }

    /**
     * Reads a note up to its end, to a number of comments, or to the first page that is missing or damaged; the summary
     * reports which.
     *
     * @param gaps the gaps of the note, which are passed
     */
    public ReadSummary.Read read(
            ListedNote note, List<NoteGap> gaps, OptionalLong maxComments, CommentConsumer consumer)
            throws IOException {
        StoredSequence sequence = note.sequence();
        CommentSource replay = Replay.builder(store, StoredFormat.of(sequence.route()))
                .passGaps()
                .build()
                .source();
        StoredNoteSource source = new StoredNoteSource(note.id(), sequence.route(), replay, stored);
        NoteReader.Builder reader = NoteReader.builder(observer.apply(source))
                .order(sequence.order())
                .area(sequence.area())
                .replies(ReplySelection.all());
        maxComments.ifPresent(reader::maxComments);
        Reading reading = reader.build().start(note.id());
        try {
            List<Comment> page = reading.nextPage();
            while (!page.isEmpty()) {
                consumer.acceptPage(page);
                page = reading.nextPage();
            }
        } catch (CommentSourceException reported) {
            // The termination of the reading contains the failure.
        }
        if (reading.termination().orElseThrow().reason() == StopReason.COMMENT_LIMIT) {
            return source.summary(reading, List.of()).withAge(note.age());
        }
        consumer.acceptPage(reading.checkpoint().pending());
        return source.summary(reading, gaps).withAge(note.age());
    }

    /** The gaps between the readings of a note, if there were several. */
    public List<NoteGap> gaps(ListedNote note) {
        StoredSequence sequence = note.sequence();
        ResponseFormat format = StoredFormat.of(sequence.route());
        return sequence.isNewestFirst() && store.hasSeveralReadings(format, note.id())
                ? store.note(format, note.id()).gaps().stream()
                        .filter(gap -> gap.before().isPresent())
                        .toList()
                : List.of();
    }

    /** Reads the top-level comments of a note as they were stored at a moment. */
    public void readAsOf(Instant moment, ListedNote note, CommentConsumer consumer) throws IOException {
        StoredSequence sequence = note.sequence();
        if (sequence.isNewestFirst()) {
            Iterator<Comment> comments = store.note(StoredFormat.of(sequence.route()), note.id())
                    .asOf(moment)
                    .comments()
                    .iterator();
            while (comments.hasNext()) {
                consumer.accept(comments.next());
            }
        }
    }
}
