package io.xhscomments.core.model;

import java.util.HexFormat;

/**
 * A refused value as a message may show it: in quotes, on one line, not longer than a line, with nothing in it that
 * cannot be seen.
 */
final class QuotedText {
    private static final int MOST = 100;

    private QuotedText() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder().append('"');
        int end = text.length() <= MOST ? text.length() : wholeCharacters(text, MOST);
        text.substring(0, end).codePoints().forEach(point -> append(quoted, point));
        if (end < text.length()) {
            quoted.append("… (").append(text.length()).append(" characters)");
        }
        return quoted.append('"').toString();
    }

    private static int wholeCharacters(String text, int end) {
        boolean cutsPair =
                Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end));
        return cutsPair ? end - 1 : end;
    }

    private static void append(StringBuilder quoted, int point) {
        if (isSeen(point)) {
            quoted.appendCodePoint(point);
        } else {
            Character.toString(point)
                    .chars()
                    .forEach(unit -> quoted.append("\\u").append(HexFormat.of().toHexDigits((char) unit)));
        }
    }

    /** An id with a zero-width space in it looks right and is wrong: such characters are shown by number. */
    private static boolean isSeen(int point) {
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
