package io.xhscomments.examples.cli.command;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.job.FileCollisions;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.PageOptions;
import io.xhscomments.examples.cli.option.SinceOption;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.output.JsonlReader;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.output.SummaryReader;
import io.xhscomments.examples.cli.report.Baseline;
import io.xhscomments.examples.cli.report.CommentChange;
import io.xhscomments.examples.cli.report.ReadSummary;
import io.xhscomments.examples.cli.report.ReportPage;
import io.xhscomments.examples.cli.source.StoredNoteReader;
import io.xhscomments.examples.cli.source.StoredSequence;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page from stored or saved comments. It sends nothing. */
@Command(
        name = "report",
        description = {
            "Writes an HTML page from stores or from jsonl files of earlier runs. Free of charge; sends nothing.",
            "With --since, the page marks new comments and lists comments that are gone.",
            "The exit code is 3 if a store does not contain a note up to its end."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            paramLabel = "DIR|FILE.jsonl",
            arity = "1..*",
            description =
                    "Stores, and files of --format jsonl. A comment that comes again is shown once, as the last source has it.")
    private List<Path> sources = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file for the page.")
    private Path out = Path.of("");

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "Only this note. Can be repeated. Default: all notes.")
    private Set<NoteId> notes = Set.of();

    @Option(
            names = "--since",
            paramLabel = "TIME|FILE.jsonl",
            description =
                    "To find new comments: an earlier jsonl file of the same notes, or a moment such as 2026-11-23, with which the "
                            + "stored top-level comments are compared.")
    private @Nullable String since;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description =
                    "The file of --summary-json, which adds the numbers of comments read and reported, and the reason of the"
                            + " stop.")
    private @Nullable Path summary;

    @Mixin
    private PageOptions options = new PageOptions();

    private final Set<NoteId> found = new LinkedHashSet<>();
    private final List<ReadSummary.Read> read = new ArrayList<>();
    private long comments;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        if (summary != null) {
            read.addAll(SummaryReader.read(summary));
        }
        Optional<Baseline> baseline = baseline();
        try (OutputFile page = OutputFile.replacing(out);
                ReportPage report = ReportPage.begin(page.stream(), options.settings())) {
            StoredNoteReader.CommentConsumer consumer = comment -> take(comment, report, baseline);
            for (Path source : sources) {
                if (Files.isDirectory(source)) {
                    readStore(source, consumer);
                } else {
                    readFile(source, consumer);
                }
            }
            checkFound();
            report.conclude(new ReadSummary(
                    read.stream().filter(each -> isWanted(each.note())).toList(),
                    baseline.map(earlier -> earlier.since(found))));
            report.flush();
            page.complete();
        }
        console.print(MessageKey.REPORT_WRITTEN, comments, found.size(), out);
        return exitCode();
    }

    private void take(Comment comment, ReportPage report, Optional<Baseline> baseline) throws IOException {
        if (isWanted(comment.noteId())) {
            found.add(comment.noteId());
            comments++;
            report.write(
                    comment, baseline.map(earlier -> compare(comment, earlier)).orElse(CommentChange.NONE));
        }
    }

    private void readFile(Path file, StoredNoteReader.CommentConsumer consumer) throws IOException {
        try (JsonlReader reader = JsonlReader.open(file)) {
            for (Optional<Comment> comment = reader.next(); comment.isPresent(); comment = reader.next()) {
                consumer.accept(comment.get());
            }
        }
    }

    private void readStore(Path dir, StoredNoteReader.CommentConsumer consumer) throws IOException {
        StoredNoteReader store = new StoredNoteReader(StoreDirectory.open(dir));
        for (Map.Entry<NoteId, StoredSequence> note : store.sequences().entrySet()) {
            if (isWanted(note.getKey())) {
                ReadSummary.Read summaryOfNote = store.read(note.getKey(), note.getValue(), consumer);
                found.add(note.getKey());
                read.add(summaryOfNote);
                console.print(
                        MessageKey.REPORT_READ,
                        Summary.covered(summaryOfNote.note(), summaryOfNote.coverage(), console.messages()),
                        summaryOfNote.stop());
                store.gaps(note.getKey(), note.getValue())
                        .forEach(gap -> console.print(
                                MessageKey.REPORT_GAP,
                                note.getKey(),
                                gap.after().map(CommentId::value).orElse("-"),
                                gap.before().map(CommentId::value).orElse("-")));
            }
        }
    }

    private Optional<Baseline> baseline() throws IOException {
        if (since == null) {
            return Optional.empty();
        }
        Optional<Instant> moment = SinceOption.parse(since);
        if (moment.isEmpty()) {
            Path file = Path.of(since);
            Baseline baseline = new Baseline(String.valueOf(file.getFileName()));
            readFile(file, baseline::add);
            return Optional.of(baseline);
        }
        Baseline baseline = new Baseline(since);
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                StoredNoteReader store = new StoredNoteReader(StoreDirectory.open(source));
                for (Map.Entry<NoteId, StoredSequence> note : store.sequences().entrySet()) {
                    if (isWanted(note.getKey())) {
                        store.readAsOf(moment.get(), note.getKey(), note.getValue(), baseline::add);
                    }
                }
            }
        }
        return Optional.of(baseline);
    }

    /** A moment is compared with top-level comments only. */
    private CommentChange compare(Comment comment, Baseline baseline) {
        boolean unknown =
                comment.isReply() && since != null && SinceOption.parse(since).isPresent();
        return unknown ? CommentChange.NONE : baseline.compare(comment);
    }

    private boolean isWanted(NoteId note) {
        return notes.isEmpty() || notes.contains(note);
    }

    private void checkFound() throws IOException {
        Set<NoteId> missing = new LinkedHashSet<>(notes);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new IOException(
                    "there are no comments of note " + missing.iterator().next() + " in " + sources
                            + "; read it first with --store DIR or --format jsonl");
        }
    }

    private int exitCode() {
        if (read.stream().anyMatch(each -> each.stop().equals(ReadSummary.Read.UNREADABLE_RECORD))) {
            return ExitCode.FILES;
        }
        return read.stream().anyMatch(each -> each.stop().equals(ReadSummary.Read.END_OF_STORE))
                ? ExitCode.STOPPED_EARLY
                : ExitCode.OK;
    }

    private void checkUsage() throws IOException {
        Path earlier = since == null || SinceOption.parse(since).isPresent() ? null : Path.of(since);
        List<Path> read = Stream.concat(
                        sources.stream(), Stream.of(earlier, summary).flatMap(Stream::ofNullable))
                .toList();
        Optional<Path> written = FileCollisions.amongRead(List.of(out), read);
        if (written.isPresent()) {
            throw UsageException.of(command, MessageKey.USAGE_OUT_IS_READ, written.get());
        }
    }
}
