package io.xhscomments.core.model;

import java.util.Arrays;

/**
 * The id of a user, compared by its text. An immutable value, safe to share between threads.
 *
 * <p>The author of a note has 24 hex digits. The authors of comments are anonymised to 29 hex digits by the service, so
 * the two are never equal, not even for the same person: only {@link Comment#isByNoteAuthor()} tells.
 *
 * @param value 1 to 64 letters, digits, {@code _} or {@code -}, kept as served
 */
public record UserId(String value) {
    private static final int MOST = 64;
    private static final boolean[] MAY_STAND_IN_ID = mayStandInId();

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if {@code value} is empty, too long, or has other characters
     */
    public UserId {
        if (!hasForm(value)) {
            throw new IllegalArgumentException(
                    "A user id must be 1 to 64 letters, digits, '_' or '-', but is " + QuotedText.of(value));
        }
    }

    /**
     * The same as the constructor, for those who like factories.
     *
     * @throws IllegalArgumentException if {@code value} is empty, too long, or has other characters
     */
    public static UserId of(String value) {
        return new UserId(value);
    }

    /** By a table: ids mix digits and letters, and the processor would guess every other one wrongly. */
    private static boolean hasForm(String value) {
        boolean all = !value.isEmpty() && value.length() <= MOST;
        for (int i = 0; all && i < value.length(); i++) {
            char c = value.charAt(i);
            all = c < MAY_STAND_IN_ID.length && MAY_STAND_IN_ID[c];
        }
        return all;
    }

    private static boolean[] mayStandInId() {
        boolean[] may = new boolean['z' + 1];
        Arrays.fill(may, '0', '9' + 1, true);
        Arrays.fill(may, 'A', 'Z' + 1, true);
        Arrays.fill(may, 'a', 'z' + 1, true);
        may['_'] = true;
        may['-'] = true;
        return may;
    }

    /** The bare id. */
    @Override
    public String toString() {
        return value;
    }
}
