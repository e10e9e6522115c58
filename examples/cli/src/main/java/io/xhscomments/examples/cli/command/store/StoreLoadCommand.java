package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.report.NoteGap;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.examples.cli.database.DatabasePages;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.DatabaseOptions;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.report.ReadSummary;
import io.xhscomments.examples.cli.source.ListedNote;
import io.xhscomments.examples.cli.source.StoredNoteReader;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import io.xhscomments.examples.database.ReadingResult;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the comments of stored notes into a database. */
@Command(
        name = "load",
        description = {
            "Writes the comments of a store into a database, and can be repeated at any time. Free of charge; sends nothing to the service.",
            "The exit code is 3 if the store does not contain a note up to its end."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreLoadCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "Only this note. Can be repeated. Default: all notes.")
    private Set<NoteId> notes = Set.of();

    @Override
    public Integer call() throws IOException {
        List<ReadSummary.Read> read = new ArrayList<>();
        try (DatabasePages pages =
                DatabasePages.open(database.database(console), Clock.systemUTC().instant())) {
            StoredNoteReader reader = new StoredNoteReader(store.open(), pages::observing);
            for (ListedNote note : reader.notes()) {
                if (notes.isEmpty() || notes.contains(note.id())) {
                    read.add(load(reader, note, pages));
                }
            }
        }
        return read.stream().anyMatch(note -> note.stop().equals(ReadSummary.Read.UNREADABLE_RECORD))
                ? ExitCode.FILES
                : read.stream().allMatch(ReadSummary.Read::complete) ? ExitCode.OK : ExitCode.STOPPED_EARLY;
    }

    private ReadSummary.Read load(StoredNoteReader reader, ListedNote note, DatabasePages pages) throws IOException {
        List<NoteGap> gaps = reader.gaps(note);
        ReadSummary.Read summary = reader.read(note, gaps, OptionalLong.empty(), new PageConsumer(pages));
        pages.conclude(List.of(new ReadingResult(
                note.id(), summary.stop(), summary.complete(), summary.coverage(), Spend.NONE, Optional.empty())));
        console.print(
                MessageKey.REPORT_READ,
                Summary.covered(note.id(), summary.coverage(), console.messages()),
                summary.stop());
        return summary;
    }

    private record PageConsumer(DatabasePages pages) implements StoredNoteReader.CommentConsumer {
        @Override
        public void accept(Comment comment) throws IOException {
            pages.write(List.of(comment));
        }

        @Override
        public void acceptPage(List<Comment> page) throws IOException {
            pages.write(page);
        }
    }
}
