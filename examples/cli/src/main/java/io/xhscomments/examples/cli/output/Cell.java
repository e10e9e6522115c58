package io.xhscomments.examples.cli.output;

import org.jline.utils.WCWidth;

/**
 * Texts cut and padded to the columns of a terminal, where CJK and emoji take two and a cluster of code points is one
 * sign.
 */
final class Cell {
    private Cell() {}

    static String left(String text, int width) {
        String shown = cut(text, width);
        return shown + " ".repeat(width - width(shown));
    }

    static String right(String text, int width) {
        String shown = cut(text, width);
        return " ".repeat(width - width(shown)) + shown;
    }

    static String cut(String text, int width) {
        String shown = harmless(text);
        return width(shown) <= width ? shown : shown.substring(0, endOfColumn(shown, width - 1)) + "…";
    }

    static int width(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); at += WCWidth.charCountForGraphemeCluster(text, at)) {
            columns += columnsAt(text, at);
        }
        return columns;
    }

    private static int endOfColumn(String text, int width) {
        int columns = 0;
        int at = 0;
        while (at < text.length() && columns + columnsAt(text, at) <= width) {
            columns += columnsAt(text, at);
            at += WCWidth.charCountForGraphemeCluster(text, at);
        }
        return at;
    }

    private static int columnsAt(String text, int at) {
        return Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, at));
    }

    /** Somebody else's text must neither break the line nor steer the terminal nor turn its direction. */
    private static String harmless(String text) {
        return text.replaceAll("\\R", " ⏎ ").replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f]", "");
    }
}
