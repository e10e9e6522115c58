package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.note.NoteHistory;
import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.adapter.cache.file.report.NoteGap;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.Comment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The top-level comments of one note on one route, newest first, out of all stored pages, superseded ones included: a
 * snapshot of the time when it was made. Sends and writes nothing. Safe to share between threads.
 *
 * <p>A comment that any page contains belongs to it, in its newest version. Comments that are gone are left out of
 * {@link #comments()}.
 */
public final class StoredNote {
    private final NoteHistory history;

    StoredNote(NoteHistory history) {
        this.history = history;
    }

    /**
     * The comments, pinned ones first. Reads the pages while it is consumed.
     *
     * @throws StoredPageUnreadableException while it is consumed, if a page is no longer stored
     */
    public Stream<Comment> comments() {
        return history.comments();
    }

    /** The number of comments, without those that are gone. */
    public long size() {
        return history.size();
    }

    /** The parts that no stored page covers, from the top to the bottom. */
    public List<NoteGap> gaps() {
        return history.gaps();
    }

    /** The age of the data: when the page was fetched that was looked at least recently; empty without pages. */
    public Optional<Instant> oldestLook() {
        return history.oldestLook();
    }

    /** When the newest page was fetched; empty without pages. */
    public Optional<Instant> newestLook() {
        return history.newestLook();
    }

    /** The note as it was stored at a moment. */
    public StoredNote asOf(Instant moment) {
        return new StoredNote(history.asOf(moment));
    }

    /**
     * The comments that are new, changed, gone or back since a moment, in the order of the note. Reads the pages while
     * it is consumed.
     *
     * @throws StoredPageUnreadableException while it is consumed, if a page is no longer stored
     */
    public Stream<CommentChange> changesSince(Instant moment) {
        return history.changesSince(moment);
    }
}
