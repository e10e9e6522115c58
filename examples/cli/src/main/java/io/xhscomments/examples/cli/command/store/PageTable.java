package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.output.TableStyle;
import io.xhscomments.examples.cli.text.Sanitizer;
import io.xhscomments.examples.cli.text.TableTime;
import io.xhscomments.examples.cli.text.TerminalText;
import java.io.PrintWriter;

/** A table of stored pages for people: one line per page, times in UTC. */
final class PageTable {
    private static final int NOTE = 24;
    private static final int ROUTE = 7;
    private static final int PAGE = 36;
    private static final int FETCHED = TableTime.WIDTH;
    private static final int SIZE = 9;

    private final PrintWriter out;
    private final TableStyle style;

    /** Writes the head. */
    PageTable(PrintWriter out, TableStyle style) {
        this.out = out;
        this.style = style;
        out.println(style.head(line(
                say(MessageKey.TABLE_NOTE),
                say(MessageKey.TABLE_ROUTE),
                say(MessageKey.TABLE_PAGE),
                say(MessageKey.TABLE_FETCHED),
                say(MessageKey.TABLE_BYTES),
                say(MessageKey.TABLE_SOURCE))));
        out.println(style.muted(line(
                "-".repeat(NOTE),
                "-".repeat(ROUTE),
                "-".repeat(PAGE),
                "-".repeat(FETCHED),
                "-".repeat(SIZE),
                "------")));
    }

    /**
     * Writes a page.
     *
     * @param position the position of the page in its sequence
     */
    void write(StoredPage page, String position) {
        write(page, page.key().request().note().value(), page.key().route(), position);
    }

    /**
     * Writes a page with another text for its note and its route.
     *
     * @param position the position of the page in its sequence
     */
    void write(StoredPage page, String note, String route, String position) {
        out.println(line(
                note,
                route,
                position,
                page.fetchedAt().map(TableTime::of).orElse("?"),
                Long.toString(page.bodyBytes()),
                page.source().map(PageSource::headerValue).orElse("?") + (page.redacted() ? ", redacted" : "")));
    }

    private String say(MessageKey key) {
        return style.messages().format(key);
    }

    private static String line(String note, String route, String page, String fetched, String size, String source) {
        return TerminalText.left(note, NOTE) + "  " + TerminalText.left(route, ROUTE) + "  "
                + TerminalText.left(page, PAGE) + "  "
                + TerminalText.left(fetched, FETCHED) + "  " + TerminalText.right(size, SIZE) + "  "
                + Sanitizer.cell(source);
    }
}
