package io.xhscomments.examples.cli.text;

import java.util.HexFormat;

/**
 * Escapes or removes unsafe characters in foreign text (comments, file names, arguments, messages of libraries):
 * control characters (ESC, C0, C1), line and paragraph separators, directional and other invisible formatting
 * characters, and unpaired surrogates. Joiners and tags of emoji and scripts stay where they join something. Stateless,
 * safe to share between threads.
 */
public final class Sanitizer {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int FIRST_NON_ASCII = 0x80;
    /** From here to the surrogates, all code points are letters, symbols or unassigned. */
    private static final int FIRST_CJK = 0x3000;

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;

    /** Replaces an unsafe character. */
    private interface Replacement {
        void append(StringBuilder safe, int point);
    }

    private Sanitizer() {}

    /** For a message: one line, with each unsafe character escaped, for example {@code \}{@code u001b}. */
    public static String oneLine(String text) {
        return sanitized(text, Sanitizer::appendEscape);
    }

    /** For text of several lines: escapes unsafe characters, but keeps line feeds and tabs. */
    public static String lines(String text) {
        return sanitized(text, (safe, point) -> {
            if (point == '\n' || point == '\t') {
                safe.append((char) point);
            } else {
                appendEscape(safe, point);
            }
        });
    }

    /**
     * For a cell of a table: shows line breaks as a symbol and tabs as a space, and removes other unsafe characters.
     */
    public static String cell(String text) {
        return isSafe(text) ? text : sanitized(text.replaceAll("\\R", " ⏎ ").replace('\t', ' '), (safe, point) -> {});
    }

    /** Whether the text contains no unsafe character. */
    public static boolean isSafe(String text) {
        int before = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(before)) {
            int point = text.codePointAt(at);
            if (!isSafe(point, before)) {
                return false;
            }
            before = point;
        }
        return true;
    }

    private static String sanitized(String text, Replacement replacement) {
        if (isSafe(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int before = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (isSafe(point, before)) {
                safe.appendCodePoint(point);
                before = point;
            } else {
                replacement.append(safe, point);
                before = 0;
            }
            at += Character.charCount(point);
        }
        return safe.toString();
    }

    /** Whether this character is safe behind that one; 0 stands for the beginning of the text. */
    public static boolean isSafe(int point, int before) {
        if ((point >= ' ' && point <= '~') || (point >= FIRST_CJK && point < Character.MIN_SURROGATE)) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> joins(point, before);
            default -> true;
        };
    }

    /** Whether this is a joiner after a letter or an emoji, or a tag of a flag. */
    private static boolean joins(int point, int before) {
        return switch (point) {
            case ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER -> before >= FIRST_NON_ASCII && !isJoiner(before);
            default -> isTag(point) && (before == BLACK_FLAG || isTag(before));
        };
    }

    private static boolean isJoiner(int point) {
        return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isTag(int point) {
        return point >= FIRST_TAG && point <= LAST_TAG;
    }

    private static void appendEscape(StringBuilder safe, int point) {
        for (char unit : Character.toChars(point)) {
            safe.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
    }
}
