package io.xhscomments.core.model;

import java.io.Serializable;
import java.time.Instant;

/**
 * The id of a note: 24 hex digits in lower case. An immutable value, safe to share between threads.
 *
 * <p>For ids inside links and share texts see {@link NoteLink}.
 *
 * @param value the 24 hex digits; accepted in any case and returned in lower case
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
     * The same as the constructor.
     *
     * @throws IllegalArgumentException if {@code value} is not 24 hex digits
     */
    public static NoteId of(String value) {
        return new NoteId(value);
    }

    /**
     * The creation time of the note, to the second, from the first eight hex digits, which are Unix seconds. Inferred
     * from captured ids; the service does not document it.
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
