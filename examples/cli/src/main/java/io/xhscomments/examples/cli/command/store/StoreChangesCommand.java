package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.job.FileCollisions;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.SinceOption;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.report.ChangeCounts;
import io.xhscomments.examples.cli.source.NoteChanges;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what has changed in stored notes. */
@Command(
        name = "changes",
        description = {
            "Lists the top-level comments that are new, changed, gone or back since a moment. Free of charge.",
            "Gone means that the service did not serve the comment where it had been; the reason is unknown."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreChangesCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description =
                    "jsonl, csv, xlsx or parquet. Default: ${DEFAULT-VALUE}. The columns change and changedFields follow those of"
                            + " the comment.")
    private Format format = Format.jsonl;

    @Option(names = "--out", paramLabel = "FILE", description = "The file for the changes. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--summary-json",
            paramLabel = "FILE",
            description = "The file for the numbers of changes of each note that has some, and of all notes.")
    private @Nullable Path summaryJson;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        Map<NoteId, ChangeCounts> counts = new LinkedHashMap<>();
        try (PageStore pages = store.open();
                OutputFile summary = file(summaryJson, OutputStream.nullOutputStream());
                OutputFile data = file(out, console.dataOut());
                CommentWriter writer = CommentWriter.ofChanges(format, data.stream())) {
            for (NoteId note : pages.notes()) {
                if (notes.isEmpty() || notes.contains(note)) {
                    ChangeCounts ofNote = NoteChanges.since(since, pages, note, writer::write);
                    if (!ofNote.isEmpty()) {
                        counts.put(note, ofNote);
                        console.print(MessageKey.STORE_CHANGES, ofNote.values(note));
                    }
                }
            }
            writer.close();
            data.complete();
            ChangeCounts.write(since, counts, summary.stream());
            summary.complete();
        }
        return ExitCode.OK;
    }

    private static OutputFile file(@Nullable Path file, OutputStream otherwise) throws IOException {
        return file == null ? OutputFile.to(otherwise) : OutputFile.replacing(file);
    }

    private void checkUsage() throws IOException {
        if (format == Format.table || format == Format.html) {
            throw UsageException.of(command, MessageKey.USAGE_ONE_OF, "jsonl, csv, xlsx, parquet", format);
        }
        if (out == null && format.requiresFile() && console.isTerminal()) {
            throw UsageException.of(command, MessageKey.USAGE_NEEDS_FILE, format);
        }
        List<Path> files =
                Stream.of(out, summaryJson).flatMap(Stream::ofNullable).toList();
        if (FileCollisions.collide(files)) {
            throw UsageException.of(command, MessageKey.USAGE_FILES_EQUAL, files);
        }
    }
}
