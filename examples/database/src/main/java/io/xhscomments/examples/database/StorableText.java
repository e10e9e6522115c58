package io.xhscomments.examples.database;

/** Texts that every database can store. */
final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** The text, in which a NUL and half a pair of surrogates, which PostgreSQL refuses, are replaced by U+FFFD. */
    static String of(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0 || Character.isSurrogate(character)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? REPLACEMENT
                        : point)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
