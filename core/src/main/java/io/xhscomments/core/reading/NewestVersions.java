package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The newest version of each comment, where the same comments were read several times: likes, tags and texts change
 * from one reading to the next. The rule: the version that was read last is the newest, so add readings in the order in
 * which they were made. A comment is identified by its note and its id.
 *
 * <p>Keeps what the caller needs of a comment, and not the comment, because there may be millions. Not safe for use by
 * several threads.
 *
 * @param <V> what is kept of a comment
 */
public final class NewestVersions<V> {
    private final Function<Comment, V> kept;
    private final Map<NoteId, Map<CommentId, V>> notes = new HashMap<>();

    /** Without comments yet; the function takes from a comment what is kept of it. */
    public NewestVersions(Function<Comment, V> kept) {
        this.kept = kept;
    }

    /** Adds a version that was read after all others added before; it replaces an earlier one of the same comment. */
    public void add(Comment comment) {
        notes.computeIfAbsent(comment.noteId(), note -> new HashMap<>()).put(comment.id(), kept.apply(comment));
    }

    /** What is kept of the newest version of this comment; empty if none was added. */
    public Optional<V> of(Comment comment) {
        return Optional.ofNullable(of(comment.noteId()).get(comment.id()));
    }

    /** What is kept of each comment of the note, by id; a view that cannot be changed. */
    public Map<CommentId, V> of(NoteId note) {
        return Collections.unmodifiableMap(notes.getOrDefault(note, Map.of()));
    }
}
