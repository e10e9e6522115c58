package io.xhscomments.core.model;

import java.time.Instant;

/**
 * The id of a comment or of a reply: 24 hex digits, kept in lower case. An immutable value, safe to share between
 * threads.
 *
 * @param value the 24 hex digits; any case is taken, lower case is kept
 */
public record CommentId(String value) {
    /**
     * Checks the form and lower-cases it.
     *
     * @throws IllegalArgumentException if {@code value} is not 24 hex digits
     */
    public CommentId {
        value = HexId.normalized(value, "A comment id");
    }

    /**
     * The same as the constructor, for those who like factories.
     *
     * @throws IllegalArgumentException if {@code value} is not 24 hex digits
     */
    public static CommentId of(String value) {
        return new CommentId(value);
    }

    /**
     * When the comment was made, to the second, as its id tells (the first eight hex digits are Unix seconds). In
     * captured answers it agrees with {@link Comment#createdAt()} within a second.
     */
    public Instant createdAt() {
        return HexId.createdAt(value);
    }

    /** The bare id. */
    @Override
    public String toString() {
        return value;
    }
}
