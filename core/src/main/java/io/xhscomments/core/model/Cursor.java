package io.xhscomments.core.model;

/**
 * The place in a chain of pages from which the next page goes on. Opaque: it is passed back to the service verbatim,
 * and two are equal if their texts are. An immutable value, safe to share between threads.
 *
 * @param value the text as served; it is usually JSON, which is nobody's business but the route's
 */
public record Cursor(String value) {
    /** The longest cursor there is, in characters. */
    public static final int MAX_LENGTH = 16 * 1024;

    /**
     * Checks that there is something to pass back.
     *
     * @throws IllegalArgumentException if {@code value} is empty or longer than 16 384 characters
     */
    public Cursor {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A cursor must have 1 to " + MAX_LENGTH + " characters, but is " + Quoted.of(value));
        }
    }

    /**
     * The same as the constructor, for those who like factories.
     *
     * @throws IllegalArgumentException if {@code value} is empty or longer than 16 384 characters
     */
    public static Cursor of(String value) {
        return new Cursor(value);
    }

    /** The text as served. */
    @Override
    public String toString() {
        return value;
    }
}
