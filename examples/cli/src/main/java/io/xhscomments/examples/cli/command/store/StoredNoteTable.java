package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.report.NoteStats;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.output.TableStyle;
import io.xhscomments.examples.cli.source.NoteInventory;
import io.xhscomments.examples.cli.text.TableTime;
import io.xhscomments.examples.cli.text.TerminalText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;

/** A table of stored notes for people: one line per note and route, times in UTC. */
final class StoredNoteTable {
    private static final String UNKNOWN = "?";
    private static final int NOTE = 24;
    private static final int ROUTE = 7;
    private static final int COUNT = 9;
    private static final int GAPS = 4;

    private final PrintWriter out;
    private final Messages messages;

    /** Writes the head. */
    StoredNoteTable(PrintWriter out, TableStyle style) {
        this.out = out;
        this.messages = style.messages();
        String head = line(
                say(MessageKey.TABLE_NOTE),
                say(MessageKey.TABLE_ROUTE),
                say(MessageKey.TABLE_PAGES),
                say(MessageKey.TABLE_COMMENTS),
                say(MessageKey.TABLE_GAPS),
                say(MessageKey.TABLE_OLDEST),
                say(MessageKey.TABLE_NEWEST));
        out.println(style.head(head));
    }

    void write(NoteInventory note) {
        NoteStats stats = note.stats();
        out.println(line(
                stats.note().value(),
                stats.route(),
                Long.toString(stats.pages()),
                note.comments().isPresent() ? Long.toString(note.comments().getAsLong()) : UNKNOWN,
                note.gaps()
                        .map(gaps -> say(gaps ? MessageKey.TABLE_YES : MessageKey.TABLE_NO))
                        .orElse(UNKNOWN),
                time(stats.oldest()),
                time(stats.newest())));
    }

    private static String time(Optional<Instant> time) {
        return time.map(TableTime::of).orElse(UNKNOWN);
    }

    private String say(MessageKey key) {
        return messages.format(key);
    }

    private static String line(
            String note, String route, String pages, String comments, String gaps, String oldest, String newest) {
        return TerminalText.left(note, NOTE) + "  " + TerminalText.left(route, ROUTE) + "  "
                + TerminalText.right(pages, COUNT) + "  " + TerminalText.right(comments, COUNT) + "  "
                + TerminalText.left(gaps, GAPS) + "  " + TerminalText.left(oldest, TableTime.WIDTH) + "  "
                + newest;
    }
}
