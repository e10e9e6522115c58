package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.output.TableStyle.Paint;
import io.xhscomments.examples.cli.text.Sanitizer;
import java.io.PrintWriter;

/** A table of stored pages for people, one line a page, times in UTC. */
public final class PageTable {
    private static final int NOTE = 24;
    private static final int ROUTE = 7;
    private static final int PAGE = 36;
    private static final int FETCHED = TableTime.WIDTH;
    private static final int SIZE = 9;

    private final PrintWriter out;
    private final TableStyle look;

    /** Writes the head. */
    public PageTable(PrintWriter out, TableStyle look) {
        this.out = out;
        this.look = look;
        row(
                Paint.HEAD,
                say(MessageKey.TABLE_NOTE),
                say(MessageKey.TABLE_ROUTE),
                say(MessageKey.TABLE_PAGE),
                say(MessageKey.TABLE_FETCHED),
                say(MessageKey.TABLE_BYTES),
                say(MessageKey.TABLE_SOURCE));
        row(
                Paint.CALM,
                "-".repeat(NOTE),
                "-".repeat(ROUTE),
                "-".repeat(PAGE),
                "-".repeat(FETCHED),
                "-".repeat(SIZE),
                "------");
    }

    /**
     * Writes a page.
     *
     * @param place its place in its chain
     */
    public void write(StoredPage page, String place) {
        row(
                Paint.PLAIN,
                page.key().request().note().value(),
                page.key().route(),
                place,
                page.fetchedAt().map(TableTime::of).orElse("?"),
                Long.toString(page.bodyBytes()),
                page.source().map(PageSource::headerValue).orElse("?") + (page.redacted() ? ", redacted" : ""));
    }

    private String say(MessageKey phrase) {
        return look.phrases().say(phrase);
    }

    private void row(Paint paint, String note, String route, String page, String fetched, String size, String source) {
        out.println(look.paint(
                paint,
                TerminalText.left(note, NOTE) + "  " + TerminalText.left(route, ROUTE) + "  "
                        + TerminalText.left(page, PAGE) + "  "
                        + TerminalText.left(fetched, FETCHED) + "  " + TerminalText.right(size, SIZE) + "  "
                        + Sanitizer.cell(source)));
    }
}
