package io.xhscomments.core.model;

import java.util.HexFormat;

/** Quotes a refused value for a message: on one line, shortened, with invisible characters escaped. */
final class QuotedText {
    private static final int MAX_SHOWN_CHARS = 100;

    private QuotedText() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder().append('"');
        int end = text.length() <= MAX_SHOWN_CHARS ? text.length() : withoutCutPair(text, MAX_SHOWN_CHARS);
        text.substring(0, end).codePoints().forEach(point -> append(quoted, point));
        if (end < text.length()) {
            quoted.append("… (").append(text.length()).append(" characters)");
        }
        return quoted.append('"').toString();
    }

    private static int withoutCutPair(String text, int end) {
        boolean cutsPair =
                Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end));
        return cutsPair ? end - 1 : end;
    }

    private static void append(StringBuilder quoted, int point) {
        if (isVisible(point)) {
            quoted.appendCodePoint(point);
        } else {
            Character.toString(point)
                    .chars()
                    .forEach(unit -> quoted.append("\\u").append(HexFormat.of().toHexDigits((char) unit)));
        }
    }

    /** Invisible characters are escaped, because an id with a zero-width space looks correct. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
