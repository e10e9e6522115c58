package io.xhscomments.core.reading;

import java.util.HexFormat;

/**
 * Texts as printable ASCII: what is none stands as a backslash and the four hex digits of its UTF-16 unit, halves of
 * pairs too.
 */
final class AsciiText {
    private static final char ESCAPE = '\\';

    private AsciiText() {}

    static String escaped(CharSequence plain) {
        StringBuilder text = new StringBuilder(plain.length() * 2);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= ' ' && c <= '~' && c != ESCAPE) {
                text.append(c);
            } else {
                text.append(ESCAPE).append(HexFormat.of().toHexDigits(c));
            }
        }
        return text.toString();
    }

    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE) {
                plain.append((char) HexFormat.fromHexDigits(text, i + 1, i + 5));
                i += 4;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
