package io.xhscomments.examples.cli.output;

import java.util.regex.Pattern;

/**
 * Texts of users in a cell. They are written as inline strings, which readers never take for formulas. Characters that
 * XML cannot hold are written as the escapes of the file format ({@code _x0007_}), so that nothing is lost.
 */
final class XlsxText {
    /** The maximum number of characters in a cell. */
    static final int MAX_CHARS = 32_767;

    private static final String CUT = "… [cut: a cell holds no more]";
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9a-fA-F]{4}_)");

    private XlsxText() {}

    static boolean isTooLong(String text) {
        return text.length() > MAX_CHARS;
    }

    /** The text, cut to the length of a cell; the end of a cut text says so. */
    static String cut(String text) {
        if (!isTooLong(text)) {
            return text;
        }
        int end = MAX_CHARS - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** The text, in which every character is escaped that readers would change. */
    static String escaped(String text) {
        String literal = LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_");
        StringBuilder escaped = null;
        for (int at = 0; at < literal.length(); at += Character.charCount(literal.codePointAt(at))) {
            int c = literal.codePointAt(at);
            boolean edge = at == 0 || at + Character.charCount(c) == literal.length();
            if (escaped == null && mustEscape(c, edge)) {
                escaped = new StringBuilder(literal.length() + 16).append(literal, 0, at);
            }
            if (escaped != null) {
                append(escaped, c, mustEscape(c, edge));
            }
        }
        return escaped == null ? literal : escaped.toString();
    }

    private static void append(StringBuilder escaped, int c, boolean escape) {
        if (escape) {
            String hex = Integer.toHexString(c);
            escaped.append("_x")
                    .append("0".repeat(4 - hex.length()))
                    .append(hex)
                    .append('_');
        } else {
            escaped.appendCodePoint(c);
        }
    }

    /** Readers trim white space at the edges, and read a carriage return as a line feed. */
    private static boolean mustEscape(int c, boolean edge) {
        return (c < 0x20 && c != '\t' && c != '\n')
                || (c >= 0xd800 && c <= 0xdfff)
                || c == 0xfffe
                || c == 0xffff
                || (edge && (c == ' ' || c == '\t' || c == '\n'));
    }
}
