package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.report.NoteGap;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.job.FileCollisions;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.PageOptions;
import io.xhscomments.examples.cli.option.PositiveConverter;
import io.xhscomments.examples.cli.option.SinceOption;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.output.SummaryReader;
import io.xhscomments.examples.cli.report.CommentChange;
import io.xhscomments.examples.cli.report.ReadSummary;
import io.xhscomments.examples.cli.report.ReportPage;
import io.xhscomments.examples.cli.source.ListedNote;
import io.xhscomments.examples.cli.source.StoredNoteReader;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
            "The exit code is 3 if a store does not contain a note up to its end, or if --recent left comments out."
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
            names = "--recent",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description =
                    "At most N comments, those of the notes that were fetched last. Without it, a page with far more comments"
                            + " than a browser can show is refused.")
    private @Nullable Long recent;

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
    /** The notes of which --recent left comments out. */
    private final Set<NoteId> cut = new HashSet<>();

    private long comments;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        ReportSources opened = ReportSources.open(sources, notes, recent != null);
        checkSize(opened);
        if (summary != null) {
            read.addAll(SummaryReader.read(summary));
        }
        Optional<ReportBaseline> baseline = baseline(opened);
        try (OutputFile page = OutputFile.replacing(out);
                ReportPage report = ReportPage.begin(page.stream(), options.settings())) {
            StoredNoteReader.CommentConsumer consumer = comment -> take(comment, report, baseline);
            for (ReportSources.Source source : opened.all()) {
                if (source.store().isPresent()) {
                    readStore(source.store().get(), source.notes(), consumer);
                } else {
                    ReportSources.readFile(source.path(), consumer);
                }
            }
            checkFound();
            report.conclude(new ReadSummary(
                    read.stream().filter(each -> isWanted(each.note())).toList(),
                    baseline.map(earlier -> earlier.since(complete()))));
            report.flush();
            page.complete();
        }
        console.print(MessageKey.REPORT_WRITTEN, comments, found.size(), out);
        if (!cut.isEmpty()) {
            console.print(MessageKey.REPORT_LEFT_OUT);
        }
        return exitCode();
    }

    private void take(Comment comment, ReportPage report, Optional<ReportBaseline> baseline) throws IOException {
        if (isWanted(comment.noteId())) {
            if (isLimitReached()) {
                cut.add(comment.noteId());
                return;
            }
            found.add(comment.noteId());
            comments++;
            report.write(
                    comment, baseline.map(earlier -> earlier.compare(comment)).orElse(CommentChange.NONE));
        }
    }

    private void readStore(StoredNoteReader store, List<ListedNote> wanted, StoredNoteReader.CommentConsumer consumer)
            throws IOException {
        for (ListedNote note : wanted) {
            if (isLimitReached()) {
                cut.add(note.id());
            } else {
                List<NoteGap> gaps = store.gaps(note);
                ReadSummary.Read summaryOfNote = store.read(note, gaps, remaining(), consumer);
                read.add(summaryOfNote);
                if (summaryOfNote.stop().equals(StopReason.COMMENT_LIMIT.id())) {
                    cut.add(note.id());
                }
                console.print(
                        MessageKey.REPORT_READ,
                        Summary.covered(summaryOfNote.note(), summaryOfNote.coverage(), console.messages()),
                        summaryOfNote.stop());
                gaps.forEach(gap -> console.print(
                        MessageKey.REPORT_GAP,
                        note.id(),
                        gap.after().map(CommentId::value).orElse("-"),
                        gap.before().map(CommentId::value).orElse("-")));
            }
            found.add(note.id());
        }
    }

    /** The notes that were read to their end: of others it is unknown what is gone. */
    private List<NoteId> complete() {
        return found.stream().filter(note -> !cut.contains(note)).toList();
    }

    private boolean isLimitReached() {
        return recent != null && comments >= recent;
    }

    private OptionalLong remaining() {
        return recent == null ? OptionalLong.empty() : OptionalLong.of(recent - comments);
    }

    private Optional<ReportBaseline> baseline(ReportSources opened) throws IOException {
        return since == null ? Optional.empty() : Optional.of(ReportBaseline.of(since, opened));
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
        return !cut.isEmpty() || read.stream().anyMatch(each -> each.stop().equals(ReadSummary.Read.END_OF_STORE))
                ? ExitCode.STOPPED_EARLY
                : ExitCode.OK;
    }

    /** A browser would show an empty window for a long time, or run out of memory. */
    private void checkSize(ReportSources opened) {
        long estimate = opened.estimatedComments();
        if (recent == null && estimate > ReportSources.MAX_COMMENTS) {
            throw UsageException.of(command, MessageKey.USAGE_REPORT_TOO_LARGE, estimate, ReportSources.MAX_COMMENTS);
        }
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
