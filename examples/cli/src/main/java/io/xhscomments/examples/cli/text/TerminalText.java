package io.xhscomments.examples.cli.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;

/**
 * Cuts, wraps and pads texts to the columns of a terminal, where CJK and emoji take two columns, and a grapheme cluster
 * is one character. Characters of ambiguous width, such as dashes and curly quotes, take one column, as in terminals
 * with default settings. Texts of users can neither break the line nor control the terminal.
 */
public final class TerminalText {
    private TerminalText() {}

    public static String left(String text, int width) {
        String shown = cut(text, width);
        return shown + " ".repeat(width - width(shown));
    }

    public static String right(String text, int width) {
        String shown = cut(text, width);
        return " ".repeat(width - width(shown)) + shown;
    }

    public static String cut(String text, int width) {
        String shown = Sanitizer.cell(text);
        return width(shown) <= width ? shown : shown.substring(0, endOfColumn(shown, 0, width - 1)) + "…";
    }

    /**
     * The text in lines of this width, at least one line. A line breaks where the script allows it, and within a word
     * only if the word is too long for a line. No character is split; one that is wider than the line has its own line.
     */
    public static List<String> wrap(String text, int width) {
        String shown = Sanitizer.cell(text).strip();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(shown);
        List<String> lines = new ArrayList<>();
        int start = 0;
        do {
            int end = endOfLine(shown, start, width, breaks);
            lines.add(shown.substring(start, end).stripTrailing());
            start = end;
            while (start < shown.length() && shown.charAt(start) == ' ') {
                start++;
            }
        } while (start < shown.length());
        return lines;
    }

    public static int width(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); at += WCWidth.charCountForGraphemeCluster(text, at)) {
            columns += columnsAt(text, at);
        }
        return columns;
    }

    private static int endOfLine(String text, int start, int width, BreakIterator breaks) {
        int full = endOfColumn(text, start, width);
        if (full == text.length() || text.charAt(full) == ' ') {
            return full;
        }
        int end = 0;
        for (int at = start; at <= full; at += WCWidth.charCountForGraphemeCluster(text, at)) {
            // Only between two characters: the iterator would split a family emoji.
            end = breaks.isBoundary(at) ? at : end;
        }
        if (end > start) {
            return end;
        }
        return full > start ? full : start + WCWidth.charCountForGraphemeCluster(text, start);
    }

    private static int endOfColumn(String text, int start, int width) {
        int columns = 0;
        int at = start;
        while (at < text.length() && columns + columnsAt(text, at) <= width) {
            columns += columnsAt(text, at);
            at += WCWidth.charCountForGraphemeCluster(text, at);
        }
        return at;
    }

    private static int columnsAt(String text, int at) {
        return Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, at));
    }
}
