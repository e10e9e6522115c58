package io.xhscomments.examples.cli.command.read;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.examples.cli.database.DatabasePages;
import io.xhscomments.examples.cli.database.DatabaseWriter;
import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.job.ReadJob;
import io.xhscomments.examples.cli.job.WaitCanceller;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.source.DataAge;
import io.xhscomments.examples.cli.source.NoteChanges;
import io.xhscomments.examples.cli.source.Progress;
import io.xhscomments.examples.cli.source.SourceFactory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.examples.database.DatabaseException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;

/** Reads the notes into the output, from the first open file to the last. For one run. */
@RequiredArgsConstructor
final class ReadRun {
    private final Console console;
    private final ReadArguments arguments;
    private final Optional<JobCheckpoint> checkpoint;

    private final WaitCanceller waits = new WaitCanceller();
    private final List<String> advice = new ArrayList<>();
    private Optional<DatabaseWriter> database = Optional.empty();

    /** Reads all notes. Continues with the others after one that fails. */
    ReadResult run() throws IOException {
        if (arguments.database.isGiven()) {
            database = Optional.of(new DatabaseWriter(DatabasePages.open(
                    arguments.database.database(console), Clock.systemUTC().instant())));
        }
        boolean printsComments = arguments.output.out().isEmpty() && !arguments.database.isGiven();
        try (Closeable intoDatabase = database.<Closeable>map(writer -> writer).orElse(() -> {});
                OutputFile summaryFile = summaryFile();
                OutputFile data = arguments.output.open(console, checkpoint);
                Progress progress = Progress.on(console, waits, printsComments);
                SourceFactory sources = SourceFactory.open(
                        arguments.service,
                        arguments.stores,
                        arguments.policies,
                        console,
                        progress,
                        waits::insidePolicies)) {
            announcePayingAgain(sources);
            ReadResult result = read(sources, data, progress);
            complete(data, result);
            Optional<BigDecimal> spent =
                    sources.price().map(price -> sources.budget().moneySpent());
            Summary.writeJson(
                    result.notes(), result.links(), spent, arguments.output.checkpoint(), summaryFile.stream());
            summaryFile.complete();
            result.notes().stream()
                    .map(summary -> RetiredRouteAdvice.advice(
                            summary, () -> sources.priceOf(TikHubRoute.APP_V2), console.messages()))
                    .forEach(text -> text.ifPresent(advice::add));
            return result;
        }
    }

    /** What the user may do about retired routes. */
    List<String> advice() {
        return advice;
    }

    /** Why the database could not be written; empty if it could. */
    Optional<DatabaseException> databaseFailure() {
        return database.flatMap(DatabaseWriter::failure);
    }

    private OutputFile summaryFile() throws IOException {
        Path file = arguments.summaryJson;
        return file == null ? OutputFile.to(OutputStream.nullOutputStream()) : OutputFile.replacing(file);
    }

    private void announcePayingAgain(SourceFactory sources) {
        arguments.stores.paidAgain(TikHubDecoder.create()).ifPresent(pages -> {
            Set<NoteId> known = arguments.knownNotes();
            new PayAgainNotice(console, sources)
                    .print(
                            pages.stream()
                                    .filter(page -> arguments.isWanted(page, known))
                                    .toList(),
                            arguments.service.routes());
        });
    }

    private ReadResult read(SourceFactory sources, OutputFile data, Progress progress) throws IOException {
        DataAge age = new DataAge();
        Instant start = Instant.now();
        CommentSource observed = age.observing(waits.outsidePolicies(sources.source()));
        CommentSource source =
                database.map(writer -> writer.observing(observed)).orElse(observed);
        ReadingListener listener = arguments
                .stores
                .recorder(TikHubRoute.WEB_V1.format(), arguments.options.describe())
                .map(progress::and)
                .orElse(progress);
        NoteReader.Builder reader = arguments.options.reader(source, listener).toBuilder();
        sources.concurrency().filter(limiter -> limiter.current() > 1).ifPresent(reader::lookAhead);
        try (CommentWriter writer = database.isPresent() ? database.get() : arguments.output.writerTo(data, console)) {
            ReadJob job = job(reader.build(), data, writer);
            LinkResolution resolution = new LinkResolution(link -> waits.outsidePolicies(sources.linkSource(link)));
            Runnable stop = () -> {
                resolution.cancel();
                job.cancel();
                waits.cancel();
            };
            database.ifPresent(into -> into.onFailure(stop));
            try (Interrupts.Registration registered = console.interrupts().onInterrupt(stop)) {
                List<NoteId> resolved = resolve(resolution);
                List<Summary> summaries = new ArrayList<>();
                for (Summary summary : job.run(resolved)) {
                    summaries.add(withChanges(age.addTo(summary), start));
                }
                writer.conclude(summaries);
                return new ReadResult(summaries, resolution.links(), job.isCancelled());
            }
        }
    }

    private Summary withChanges(Summary summary, Instant start) throws IOException {
        Optional<PageStore> updated = arguments.stores.updatedStore();
        return updated.isEmpty()
                ? summary
                : summary.withChanges(NoteChanges.count(start, updated.get(), summary.note()));
    }

    /** A table shows one note after the other. With a checkpoint, a page is recorded before the next one is read. */
    private ReadJob job(NoteReader reader, OutputFile data, CommentWriter writer) {
        if (arguments.stores.replays() && checkpoint.isEmpty()) {
            return ReadJob.ofStoredPages(reader, data, writer);
        }
        ParallelNoteReader.Builder notesAtOnce =
                ParallelNoteReader.builder(reader).lookAhead(false);
        if (arguments.output.format() != Format.table || arguments.database.isGiven()) {
            return new ReadJob(notesAtOnce, data, writer, checkpoint);
        }
        return checkpoint.isEmpty()
                ? ReadJob.inOrder(notesAtOnce, data, writer)
                : new ReadJob(notesAtOnce.concurrency(1), data, writer, checkpoint);
    }

    /** Resolves every link before the first note is read, because two links may lead to the same note. */
    private List<NoteId> resolve(LinkResolution resolution) {
        if (!arguments.shortLinks().isEmpty() && !arguments.stores.stores() && !arguments.stores.replays()) {
            console.print(MessageKey.PROGRESS_LINKS_NOT_STORED);
        }
        return resolution.notes(arguments.notes);
    }

    /** Completes the file, and prints a notice if it does not contain everything. */
    private void complete(OutputFile data, ReadResult result) throws IOException {
        if (result.hasFailed()) {
            Optional<Path> kept = data.completeUnlessTaken(result.hasComments());
            if (kept.isPresent()) {
                if (result.hasComments()) {
                    console.print(MessageKey.PROGRESS_PREVIOUS_FILE_KEPT, kept.get());
                } else {
                    console.print(MessageKey.PROGRESS_NOTHING_READ);
                }
                return;
            }
        } else {
            data.complete();
        }
        if (!result.isComplete()) {
            arguments.output.out().ifPresent(file -> console.print(MessageKey.PROGRESS_PARTIAL_FILE, file));
        }
    }
}
