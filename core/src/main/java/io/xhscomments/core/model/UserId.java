package io.xhscomments.core.model;

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

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if {@code value} is empty, too long, or has other characters
     */
    public UserId {
        if (!hasForm(value)) {
            throw new IllegalArgumentException(
                    "A user id must be 1 to 64 letters, digits, '_' or '-', but is " + Quoted.of(value));
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

    private static boolean hasForm(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!mayStandInId(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MOST;
    }

    private static boolean mayStandInId(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }

    /** The bare id. */
    @Override
    public String toString() {
        return value;
    }
}
