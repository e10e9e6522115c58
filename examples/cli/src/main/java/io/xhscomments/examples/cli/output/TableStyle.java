package io.xhscomments.examples.cli.output;

import io.xhscomments.examples.cli.language.Messages;

/**
 * The style of a table for people. Formats for programs have no style.
 *
 * @param messages the language of the head
 * @param columns the maximum width; on a narrow terminal the table is a little too wide, so that texts stay readable
 * @param coloured whether escape sequences are supported and wanted
 */
public record TableStyle(Messages messages, int columns, boolean coloured) {
    /** The width without a terminal: in a file, in a pipe. */
    public static final int COLUMNS = 126;

    /** The style of a file: it does not depend on a terminal. */
    public static TableStyle plain(Messages messages) {
        return new TableStyle(messages, COLUMNS, false);
    }

    /** The head of a table. */
    public String head(String text) {
        return paint(Paint.HEAD, text);
    }

    /** A line that is less important. */
    public String muted(String text) {
        return paint(Paint.MUTED, text);
    }

    /** The text in a colour, if the style is coloured. */
    String paint(Paint paint, String text) {
        return coloured && paint != Paint.PLAIN && !text.isBlank()
                ? "\u001b[" + paint.code + "m" + text + "\u001b[0m"
                : text;
    }

    /** The colours, by purpose; all are among the first eight, which every theme makes legible. */
    enum Paint {
        PLAIN(""),
        HEAD("1"),
        MUTED("2"),
        AUTHOR("36"),
        LIKES("33");

        private final String code;

        Paint(String code) {
            this.code = code;
        }
    }
}
