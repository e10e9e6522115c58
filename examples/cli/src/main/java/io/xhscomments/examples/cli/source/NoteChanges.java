package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.report.ChangeCounts;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/** Finds what has changed in stored notes since a moment. Sends nothing. */
public final class NoteChanges {
    private NoteChanges() {}

    /** Receives changes as they are found. */
    public interface ChangeConsumer {
        /** Receives the next change. */
        void accept(CommentChange change) throws IOException;
    }

    /** Counts the changes of a note; empty if one of its pages cannot be read. */
    public static Optional<ChangeCounts> count(Instant moment, PageStore store, NoteId note) throws IOException {
        try {
            return Optional.of(since(moment, store, note, change -> {}));
        } catch (CommentSourceException unreadable) {
            // The reading has reported it, and what it has paid for must be written.
            return Optional.empty();
        }
    }

    /** Finds the changes of a note, over every route that it is stored under. Decodes each of its pages. */
    public static ChangeCounts since(Instant moment, PageStore store, NoteId note, ChangeConsumer consumer)
            throws IOException {
        ChangeCounts counts = new ChangeCounts();
        for (TikHubRoute route : TikHubRoute.values()) {
            Iterator<CommentChange> changes =
                    store.note(route.format(), note).changesSince(moment).iterator();
            while (changes.hasNext()) {
                CommentChange change = changes.next();
                counts.add(change);
                consumer.accept(change);
            }
        }
        return counts;
    }
}
