package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.adapter.cache.file.report.CommentChange.Kind;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.SinceOption;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.output.JsonlWriter;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what has changed in stored notes. */
@Command(
        name = "changes",
        description = {
            "Lists, as jsonl, the top-level comments that are new, changed, gone or back since a moment. Free of charge.",
            "Gone means that the service did not serve the comment where it had been; the reason is unknown."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreChangesCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            required = true,
            converter = SinceOption.Converter.class,
            description = "The moment to compare with, for example 2026-11-23 or 2026-11-23T17:00:00Z.")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "Only this note. Can be repeated. Default: all notes.")
    private Set<NoteId> notes = Set.of();

    @Override
    public Integer call() throws IOException {
        PageStore pages = store.open();
        try (JsonlWriter writer = new JsonlWriter(console.dataOut())) {
            for (NoteId note : pages.notes()) {
                if (notes.isEmpty() || notes.contains(note)) {
                    for (TikHubRoute route : TikHubRoute.values()) {
                        write(pages, route, note, writer);
                    }
                }
            }
        }
        return ExitCode.OK;
    }

    private void write(PageStore pages, TikHubRoute route, NoteId note, JsonlWriter writer) throws IOException {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        Iterator<CommentChange> changes =
                pages.note(route.format(), note).changesSince(since).iterator();
        while (changes.hasNext()) {
            CommentChange change = changes.next();
            writer.write(change);
            counts.merge(change.kind(), 1, Integer::sum);
        }
        writer.flush();
        if (!counts.isEmpty()) {
            console.print(
                    MessageKey.STORE_CHANGES,
                    note,
                    counts.getOrDefault(Kind.NEW, 0),
                    counts.getOrDefault(Kind.CHANGED, 0),
                    counts.getOrDefault(Kind.GONE, 0),
                    counts.getOrDefault(Kind.BACK, 0));
        }
    }
}
