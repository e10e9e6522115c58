package io.xhscomments.core.model;

import java.util.Arrays;

/**
 * The id of a user, compared as a text. An immutable value, safe to share between threads.
 *
 * <p>The id of a note's author has 24 hex digits. The service replaces the ids of commenters by 29 hex digits, so the
 * two differ even for the same person; use {@link Comment#isByNoteAuthor()} instead.
 *
 * @param value 1 to 64 letters, digits, {@code _} or {@code -}, kept as served
 */
public record UserId(String value) {
    private static final int MAX_LENGTH = 64;
    private static final boolean[] IS_ID_CHARACTER = idCharacters();

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
     * The same as the constructor.
     *
     * @throws IllegalArgumentException if {@code value} is empty, too long, or has other characters
     */
    public static UserId of(String value) {
        return new UserId(value);
    }

    /** A lookup table avoids branch mispredictions: ids mix digits and letters. */
    private static boolean hasForm(String value) {
        boolean valid = !value.isEmpty() && value.length() <= MAX_LENGTH;
        for (int i = 0; valid && i < value.length(); i++) {
            char c = value.charAt(i);
            valid = c < IS_ID_CHARACTER.length && IS_ID_CHARACTER[c];
        }
        return valid;
    }

    private static boolean[] idCharacters() {
        boolean[] table = new boolean['z' + 1];
        Arrays.fill(table, '0', '9' + 1, true);
        Arrays.fill(table, 'A', 'Z' + 1, true);
        Arrays.fill(table, 'a', 'z' + 1, true);
        table['_'] = true;
        table['-'] = true;
        return table;
    }

    /** The bare id. */
    @Override
    public String toString() {
        return value;
    }
}
