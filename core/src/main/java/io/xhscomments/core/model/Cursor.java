package io.xhscomments.core.model;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The position in a page sequence at which the next page begins. Opaque: it is sent back to the service verbatim, and
 * two cursors are equal if their texts are. An immutable value, safe to share between threads.
 *
 * @param value the text as served; usually JSON that only the route interprets
 */
public record Cursor(String value) implements Serializable {
    /** The maximum length of a cursor, in characters. */
    public static final int MAX_LENGTH = 16 * 1024;

    /** The characters of an empty JSON text, object or list, quoted any number of times. */
    private static final Pattern EMPTY_JSON = Pattern.compile("[\\s\\p{Z}\\p{Cc}\"'\\\\{}\\[\\]]+");

    private static final Pattern TAGGED = Pattern.compile("failover:[12]:.+", Pattern.DOTALL);

    /**
     * Checks the length.
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
     * The same as the constructor.
     *
     * @throws IllegalArgumentException if {@code value} is empty or longer than 16 384 characters
     */
    public static Cursor of(String value) {
        return new Cursor(value);
    }

    /**
     * Whether a page can be expected after this cursor. Some sources promise more and give {@code {}}, {@code ""},
     * {@code null}, {@code []} or blanks, plain or quoted as a JSON text; such a cursor would buy the first page again.
     * This check knows no route; a route must refuse an object whose members lead nowhere.
     */
    public boolean leadsSomewhere() {
        String content = EMPTY_JSON.matcher(value).replaceAll("");
        return !content.isEmpty() && !content.equals("null");
    }

    /**
     * Whether a source over two routes has tagged the cursor with its route. Only such a source can continue with it: a
     * service does not know it, and could charge for the first page again.
     */
    public boolean isTagged() {
        return TAGGED.matcher(value).matches();
    }

    /** The text as served. */
    @Override
    public String toString() {
        return value;
    }
}
