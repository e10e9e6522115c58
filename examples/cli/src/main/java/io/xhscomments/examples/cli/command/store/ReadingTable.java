package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.output.TableStyle;
import io.xhscomments.examples.cli.text.Sanitizer;
import io.xhscomments.examples.cli.text.TableTime;
import io.xhscomments.examples.cli.text.TerminalText;
import java.io.PrintWriter;
import java.util.Optional;

/** A table of the readings of notes for people: one line per reading, times in UTC. */
final class ReadingTable {
    private static final String UNKNOWN = "?";
    private static final int NOTE = 24;
    private static final int REASON = 18;
    private static final int COUNT = 7;

    private final PrintWriter out;
    private final Messages messages;

    /** Writes the head. */
    ReadingTable(PrintWriter out, TableStyle style) {
        this.out = out;
        this.messages = style.messages();
        out.println(style.head(line(
                say(MessageKey.TABLE_NOTE),
                say(MessageKey.TABLE_STARTED),
                say(MessageKey.TABLE_STOP),
                say(MessageKey.TABLE_CHARGED),
                say(MessageKey.TABLE_GAPS),
                say(MessageKey.TABLE_OPTIONS))));
    }

    void write(NoteId note, NoteReading reading) {
        Optional<NoteReading.End> end = reading.end();
        out.println(line(
                note.value(),
                TableTime.of(reading.startedAt()),
                end.map(stop -> Sanitizer.oneLine(stop.reason())).orElse(UNKNOWN),
                end.map(stop -> Long.toString(stop.spend().charged())).orElse(UNKNOWN),
                end.filter(stop -> stop.gaps().isPresent())
                        .map(stop -> Integer.toString(stop.gaps().getAsInt()))
                        .orElse(UNKNOWN),
                Sanitizer.oneLine(reading.options())));
    }

    private String say(MessageKey key) {
        return messages.format(key);
    }

    private static String line(String note, String started, String stop, String charged, String gaps, String options) {
        return TerminalText.left(note, NOTE) + "  " + TerminalText.left(started, TableTime.WIDTH) + "  "
                + TerminalText.left(stop, REASON) + "  " + TerminalText.right(charged, COUNT) + "  "
                + TerminalText.right(gaps, COUNT) + "  " + options;
    }
}
