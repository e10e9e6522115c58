package io.xhscomments.core.model;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The place in a chain of pages from which the next page goes on. Opaque: it is passed back to the service verbatim,
 * and two are equal if their texts are. An immutable value, safe to share between threads.
 *
 * @param value the text as served; it is usually JSON, which is nobody's business but the route's
 */
public record Cursor(String value) implements Serializable {
    /** The longest cursor there is, in characters. */
    public static final int MAX_LENGTH = 16 * 1024;

    /** What an empty text, object or list is spelled with, however often it is quoted. */
    private static final Pattern EMPTY_JSON = Pattern.compile("[\\s\\p{Z}\\p{Cc}\"'\\\\{}\\[\\]]+");

    /**
     * Checks that there is something to pass back.
     *
     * @throws IllegalArgumentException if {@code value} is empty or longer than 16 384 characters
     */
    public Cursor {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A cursor must have 1 to " + MAX_LENGTH + " characters, but is " + QuotedText.of(value));
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

    /**
     * Whether a page can be expected behind it. Sources promise more and give {@code {}}, {@code ""}, {@code null},
     * {@code []} or blanks, bare or quoted as a JSON text: sent back, such a cursor buys the first page again. It is
     * all that can be told without knowing the route; an object whose members lead nowhere is the route's to refuse.
     */
    public boolean leadsSomewhere() {
        String content = EMPTY_JSON.matcher(value).replaceAll("");
        return !content.isEmpty() && !content.equals("null");
    }

    /** The text as served. */
    @Override
    public String toString() {
        return value;
    }
}
