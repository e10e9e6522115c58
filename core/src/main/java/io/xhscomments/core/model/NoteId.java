package io.xhscomments.core.model;

import java.io.Serializable;
import java.time.Instant;

/**
 * The id of a note: 24 hex digits, kept in lower case. An immutable value, safe to share between threads.
 *
 * <p>For ids inside links and share texts see {@link NoteLink}.
 *
 * @param value the 24 hex digits; any case is taken, lower case is kept
 */
public record NoteId(String value) implements Serializable {
    /**
     * Checks the form and lower-cases it.
     *
     * @throws IllegalArgumentException if {@code value} is not 24 hex digits
     */
    public NoteId {
        value = ObjectIdFormat.normalized(value, "A note id");
    }

    /**
     * The same as the constructor, for those who like factories.
     *
     * @throws IllegalArgumentException if {@code value} is not 24 hex digits
     */
    public static NoteId of(String value) {
        return new NoteId(value);
    }

    /**
     * When the note was made, to the second. Read from the first eight hex digits of the id, which are Unix seconds;
     * inferred from captured ids, not documented by the service.
     */
    public Instant createdAt() {
        return ObjectIdFormat.createdAt(value);
    }

    /** The bare id. */
    @Override
    public String toString() {
        return value;
    }
}
