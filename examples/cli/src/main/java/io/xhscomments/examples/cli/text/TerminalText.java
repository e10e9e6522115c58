package io.xhscomments.examples.cli.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;

/**
 * Cuts, wraps and pads text to the columns of a terminal. CJK characters and emoji take two columns, and a grapheme
 * cluster is not split. Characters of ambiguous width, such as dashes and curly quotes, count as one column. Unsafe
 * characters of foreign text are replaced. Stateless, safe to share between threads.
 */
public final class TerminalText {
    private TerminalText() {}

    /** Cuts or pads the text to this width, aligned to the left. */
    public static String left(String text, int width) {
        String shown = cut(text, width);
        return shown + " ".repeat(width - width(shown));
    }

    /** Cuts or pads the text to this width, aligned to the right. */
    public static String right(String text, int width) {
        String shown = cut(text, width);
        return " ".repeat(width - width(shown)) + shown;
    }

    /** Cuts the text to this width, with an ellipsis at its end. */
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

    /** The number of columns that the text takes. */
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
