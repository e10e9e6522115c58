package io.xhscomments.examples.cli.command.store;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.StoreStats;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.source.NoteInventory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts everything in a store. */
@Command(
        name = "stats",
        description = {
            "Counts the notes, pages, comments, bytes and charged requests of a store, and shows the age of its pages. Free of charge.",
            "Files that cannot be read are counted; store check names them."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreStatsCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Option(
            names = "--price",
            paramLabel = "USD",
            description = "The price of one charged request, to show what the pages have cost.")
    private @Nullable BigDecimal price;

    @Option(names = "--json", description = "Write a JSON object, for scripts.")
    private boolean json;

    /** A value under its name in JSON, and as a line for people. */
    private record Value(String name, MessageKey line, Object value) {}

    @Override
    public Integer call() throws IOException {
        if (price != null && price.signum() < 0) {
            throw UsageException.invalidArgument(
                    command, new IllegalArgumentException("--price must be zero or more, but is " + price));
        }
        List<Value> values = values();
        if (json) {
            writeJson(values);
        } else {
            PrintWriter out = console.textWriter();
            values.forEach(each -> out.println(console.messages().format(each.line(), each.value())));
            console.finish(out);
        }
        return ExitCode.OK;
    }

    /** The values in the order of the output. Unknown values are left out. */
    private List<Value> values() throws IOException {
        try (PageStore pages = store.open()) {
            StoreStats stats = pages.stats();
            List<NoteInventory> notes = NoteInventory.of(pages, stats);
            List<Value> values = new ArrayList<>();
            values.add(new Value("notes", MessageKey.STATS_NOTES, NoteInventory.countNotes(notes)));
            values.add(new Value("pages", MessageKey.STATS_PAGES, stats.pages()));
            values.add(new Value("supersededPages", MessageKey.STATS_SUPERSEDED, stats.superseded()));
            values.add(new Value(
                    "topLevelComments",
                    MessageKey.STATS_COMMENTS,
                    notes.stream().mapToLong(note -> note.comments().orElse(0)).sum()));
            values.add(new Value("bytes", MessageKey.STATS_BYTES, stats.bytes()));
            values.add(new Value("chargedRequests", MessageKey.STATS_CHARGED, stats.charged()));
            if (price != null) {
                values.add(new Value("usd", MessageKey.STATS_USD, price.multiply(BigDecimal.valueOf(stats.charged()))));
            }
            stats.oldest().ifPresent(time -> values.add(new Value("oldestPage", MessageKey.STATS_OLDEST, time)));
            stats.newest().ifPresent(time -> values.add(new Value("newestPage", MessageKey.STATS_NEWEST, time)));
            values.add(new Value(
                    "notesWithGaps",
                    MessageKey.STATS_GAPS,
                    notes.stream().filter(note -> note.gaps().orElse(false)).count()));
            values.add(new Value("inDoubt", MessageKey.STATS_IN_DOUBT, stats.inDoubt()));
            values.add(new Value("quarantined", MessageKey.STATS_QUARANTINED, stats.quarantined()));
            values.add(new Value("undecodable", MessageKey.STATS_UNDECODABLE, stats.undecodable()));
            values.add(new Value("failed", MessageKey.STATS_FAILED, stats.failed()));
            values.add(new Value("unreadableFiles", MessageKey.STATS_UNREADABLE, stats.unreadable()));
            return values;
        }
    }

    private void writeJson(List<Value> values) throws IOException {
        BufferedSink sink = Okio.buffer(Okio.sink(console.dataOut()));
        JsonWriter writer = JsonWriter.of(sink);
        writer.setIndent("  ");
        writer.beginObject();
        for (Value each : values) {
            writer.name(each.name());
            if (each.value() instanceof Number number) {
                writer.value(number);
            } else {
                writer.value(each.value().toString());
            }
        }
        writer.endObject();
        sink.writeByte('\n').flush();
    }
}
