package io.xhscomments.examples.cli.output;

import io.xhscomments.examples.cli.language.Messages;

/**
 * How a table looks to whoever sees it. Formats for machines look the same to everybody.
 *
 * @param phrases the words of its head
 * @param columns how wide it may become; a narrow terminal gets a table that is a little too wide rather than a text of
 *     three letters a line
 * @param coloured whether escape sequences are understood and wanted
 */
public record TableStyle(Messages phrases, int columns, boolean coloured) {
    /** As wide as a table is where nobody says how wide it should be: in a file, in a pipe. */
    public static final int COLUMNS = 126;

    /** That of a file: it depends on no terminal. */
    public static TableStyle plain(Messages phrases) {
        return new TableStyle(phrases, COLUMNS, false);
    }

    /** The text in a colour, if there are any. */
    String paint(Paint paint, String text) {
        return coloured && paint != Paint.PLAIN && !text.isBlank()
                ? "\u001b[" + paint.code + "m" + text + "\u001b[0m"
                : text;
    }

    /** The few colours there are, by what they are for; all are of the first eight, which every theme makes legible. */
    enum Paint {
        PLAIN(""),
        HEAD("1"),
        CALM("2"),
        AUTHOR("36"),
        LIKES("33");

        private final String code;

        Paint(String code) {
            this.code = code;
        }
    }
}
