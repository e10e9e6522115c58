package io.xhscomments.examples.cli.output;

import java.util.regex.Pattern;

/**
 * Somebody else's text in a cell. It is written as an inline string, which no reader takes for a formula. What XML
 * cannot hold is written in the form that the file format has for it ({@code _x0007_}), so that nothing is dropped.
 */
final class XlsxText {
    /** The most characters a cell can have. */
    static final int MOST = 32_767;

    private static final String CUT = "… [cut: a cell holds no more]";
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9a-fA-F]{4}_)");

    private XlsxText() {}

    static boolean isTooLong(String text) {
        return text.length() > MOST;
    }

    /** As long as a cell can be, with a mark at its end if it was longer. */
    static String cut(String text) {
        if (!isTooLong(text)) {
            return text;
        }
        int end = MOST - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** With everything escaped that would not come back as it is. */
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

    /** White space at the edges would be trimmed by readers, and a carriage return would become a line feed. */
    private static boolean mustEscape(int c, boolean edge) {
        return (c < 0x20 && c != '\t' && c != '\n')
                || (c >= 0xd800 && c <= 0xdfff)
                || c == 0xfffe
                || c == 0xffff
                || (edge && (c == ' ' || c == '\t' || c == '\n'));
    }
}
