package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.database.DatabasePages;
import io.xhscomments.examples.cli.database.DatabaseWriter;
import io.xhscomments.examples.cli.job.FileCollisions;
import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.job.ReadJob;
import io.xhscomments.examples.cli.job.WaitCanceller;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.DatabaseOptions;
import io.xhscomments.examples.cli.option.NoteOrLink;
import io.xhscomments.examples.cli.option.OutputOptions;
import io.xhscomments.examples.cli.option.PolicyOptions;
import io.xhscomments.examples.cli.option.ReadingOptions;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.StoreOptions;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.LinkSummary;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads notes from the service. Checks everything local before the first request, because requests cost money. */
@Command(
        name = "read",
        description = {
            "Reads the comments of notes from the service. "
                    + "Each request with a response is charged; with --store, each page is paid for once.",
            "@FILE reads arguments from FILE, one per line, for example one note per line.",
            "If a run with --replies stops early, the checkpoint keeps the comments whose replies are not yet read. "
                    + "Without a checkpoint they are written without these replies."
        },
        footer = {"", "Exit codes: see xhs-comments --help."},
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class ReadCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Mixin
    private StoreOptions stores = new StoreOptions();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private ReadingOptions options = new ReadingOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            paramLabel = "NOTE|LINK",
            arity = "1..*",
            converter = NoteOrLink.Converter.class,
            description = {
                "A note id (24 hex digits), a link to a note, or a share text around one.",
                "A short link (xhslink.com) is resolved first, with one charged request over app-v2; with --store, it is paid for once."
            })
    private List<NoteOrLink> notes = List.of();

    @Option(
            names = "--summary-json",
            paramLabel = "FILE",
            description = "The file for a summary: the comments read, the reason of the stop, and the cost.")
    private @Nullable Path summaryJson;

    private final List<String> advice = new ArrayList<>();

    private List<LinkSummary> links = List.of();
    private Optional<DatabaseWriter> databaseWriter = Optional.empty();
    private boolean cancelled;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        Optional<JobCheckpoint> checkpoint = output.openCheckpoint();
        List<Summary> summaries;
        try (Closeable closing = checkpoint.<Closeable>map(file -> file).orElse(() -> {})) {
            checkResumable(checkpoint, notesToCheck(checkpoint));
            summaries = run(checkpoint);
        }
        links.forEach(link -> link.lines(console.messages()).forEach(console.err()::println));
        summaries.forEach(summary -> summary.lines(console.messages()).forEach(console.err()::println));
        options.pinnedStops().forEach(id -> console.print(MessageKey.PROGRESS_UNTIL_PINNED, id));
        advice.forEach(console.err()::println);
        Optional<DatabaseException> failed = databaseWriter.flatMap(DatabaseWriter::failure);
        failed.ifPresent(this::reportPaid);
        return failed.isPresent() ? ExitCode.DATABASE : exitCode(summaries);
    }

    private void reportPaid(DatabaseException failure) {
        console.printError(console.messages().format(MessageKey.ERROR_DATABASE, String.valueOf(failure.getMessage())));
        console.print(MessageKey.ERROR_NEXT, console.messages().format(MessageKey.ERROR_DATABASE_NEXT_RUN));
    }

    private List<Summary> run(Optional<JobCheckpoint> checkpoint) throws IOException {
        WaitCanceller waits = new WaitCanceller();
        if (database.isGiven()) {
            databaseWriter = Optional.of(new DatabaseWriter(DatabasePages.open(
                    database.database(console), Clock.systemUTC().instant())));
        }
        try (Closeable intoDatabase =
                        databaseWriter.<Closeable>map(writer -> writer).orElse(() -> {});
                OutputFile summaryFile = summaryJson == null
                        ? OutputFile.to(OutputStream.nullOutputStream())
                        : OutputFile.replacing(summaryJson);
                OutputFile data = output.open(console, checkpoint);
                Progress progress = Progress.on(console, waits, output.out().isEmpty() && !database.isGiven());
                SourceFactory sources =
                        SourceFactory.open(service, stores, policies, console, progress, waits::insidePolicies)) {
            stores.paidAgain(TikHubDecoder.create()).ifPresent(pages -> {
                Set<NoteId> known = knownNotes();
                new PayAgainNotice(console, sources)
                        .print(
                                pages.stream()
                                        .filter(page -> isWanted(page, known))
                                        .toList(),
                                service.routes());
            });
            List<Summary> summaries = read(sources, data, checkpoint, waits, progress);
            complete(data, summaries);
            Optional<BigDecimal> spent =
                    sources.price().map(price -> sources.budget().moneySpent());
            Summary.writeJson(summaries, links, spent, output.checkpoint(), summaryFile.stream());
            summaryFile.complete();
            summaries.stream()
                    .map(summary -> RetiredRouteAdvice.advice(
                            summary, () -> sources.priceOf(TikHubRoute.APP_V2), console.messages()))
                    .forEach(text -> text.ifPresent(advice::add));
            return summaries;
        }
    }

    /** The notes that the run will read, as far as it knows them, and the placeholders of its links. */
    private Set<NoteId> knownNotes() {
        Set<NoteId> known = new HashSet<>(noteIds());
        shortLinks().forEach(link -> {
            known.add(link.placeholder());
            stores.storedNote(link).ifPresent(known::add);
        });
        return known;
    }

    private List<NoteId> noteIds() {
        return notes.stream().flatMap(given -> given.note().stream()).toList();
    }

    private List<ShortLink> shortLinks() {
        return notes.stream().flatMap(given -> given.link().stream()).toList();
    }

    private boolean isWanted(PageKey page, Set<NoteId> known) {
        return known.contains(page.request().note())
                && (options.readsReplies() || page.request() instanceof PageRequest.NoteComments);
    }

    /** Completes the file, and prints a notice if it does not contain everything. */
    private void complete(OutputFile data, List<Summary> summaries) throws IOException {
        if (summaries.stream().anyMatch(summary -> summary.reason() == StopReason.FAILED)
                || links.stream().anyMatch(LinkSummary::isFailed)) {
            boolean hasComments = summaries.stream().anyMatch(Summary::hasComments);
            Optional<Path> kept = data.completeUnlessTaken(hasComments);
            if (kept.isPresent()) {
                if (hasComments) {
                    console.print(MessageKey.PROGRESS_PREVIOUS_FILE_KEPT, kept.get());
                } else {
                    console.print(MessageKey.PROGRESS_NOTHING_READ);
                }
                return;
            }
        } else {
            data.complete();
        }
        if (!isComplete(summaries)) {
            output.out().ifPresent(file -> console.print(MessageKey.PROGRESS_PARTIAL_FILE, file));
        }
    }

    private List<Summary> read(
            SourceFactory sources,
            OutputFile data,
            Optional<JobCheckpoint> checkpoint,
            WaitCanceller waits,
            Progress progress)
            throws IOException {
        DataAge age = new DataAge();
        Instant start = Instant.now();
        CommentSource observed = age.observing(waits.outsidePolicies(sources.source()));
        CommentSource source =
                databaseWriter.map(writer -> writer.observing(observed)).orElse(observed);
        ReadingListener listener = stores.recorder(TikHubRoute.WEB_V1.format(), options.describe())
                .map(progress::and)
                .orElse(progress);
        NoteReader.Builder reader = options.reader(source, listener).toBuilder();
        sources.concurrency().filter(limiter -> limiter.current() > 1).ifPresent(reader::lookAhead);
        try (CommentWriter writer =
                databaseWriter.isPresent() ? databaseWriter.get() : output.writerTo(data, console)) {
            ReadJob job = job(reader.build(), data, writer, checkpoint);
            LinkResolution resolution = new LinkResolution(link -> waits.outsidePolicies(sources.linkSource(link)));
            Runnable stop = () -> {
                resolution.cancel();
                job.cancel();
                waits.cancel();
            };
            databaseWriter.ifPresent(into -> into.onFailure(stop));
            try (Interrupts.Registration registered = console.interrupts().onInterrupt(stop)) {
                List<NoteId> resolved = resolve(resolution);
                List<Summary> summaries = new ArrayList<>();
                Optional<PageStore> updated = stores.updatedStore();
                for (Summary summary : job.run(resolved)) {
                    Summary aged = age.addTo(summary);
                    summaries.add(
                            updated.isEmpty()
                                    ? aged
                                    : aged.withChanges(NoteChanges.count(start, updated.get(), summary.note())));
                }
                cancelled = job.isCancelled();
                writer.conclude(summaries);
                return summaries;
            }
        }
    }

    /** A table shows one note after the other. With a checkpoint, a page is recorded before the next one is read. */
    private ReadJob job(NoteReader reader, OutputFile data, CommentWriter writer, Optional<JobCheckpoint> checkpoint) {
        if (stores.replays() && checkpoint.isEmpty()) {
            return ReadJob.ofStoredPages(reader, data, writer);
        }
        ParallelNoteReader.Builder notesAtOnce =
                ParallelNoteReader.builder(reader).lookAhead(false);
        if (output.format() != Format.table || database.isGiven()) {
            return new ReadJob(notesAtOnce, data, writer, checkpoint);
        }
        return checkpoint.isEmpty()
                ? ReadJob.inOrder(notesAtOnce, data, writer)
                : new ReadJob(notesAtOnce.concurrency(1), data, writer, checkpoint);
    }

    /** Resolves every link before the first note is read, because two links may lead to the same note. */
    private List<NoteId> resolve(LinkResolution resolution) {
        if (!shortLinks().isEmpty() && !stores.stores() && !stores.replays()) {
            console.print(MessageKey.PROGRESS_LINKS_NOT_STORED);
        }
        List<NoteId> resolved = resolution.notes(notes);
        links = resolution.links();
        return resolved;
    }

    private int exitCode(List<Summary> summaries) {
        if (cancelled) {
            return ExitCode.STOPPED_EARLY;
        }
        IntStream ofNotes = summaries.stream()
                .filter(summary -> summary.reason() == StopReason.FAILED)
                .flatMap(summary -> summary.stop().failure().stream())
                .mapToInt(ExitCode::of);
        IntStream ofLinks = links.stream()
                .filter(LinkSummary::isFailed)
                .mapToInt(link -> link.failure().map(ExitCode::of).orElse(ExitCode.SERVICE));
        OptionalInt failed = IntStream.concat(ofNotes, ofLinks).min();
        if (failed.isPresent()) {
            return failed.getAsInt();
        }
        return isComplete(summaries) ? ExitCode.OK : ExitCode.STOPPED_EARLY;
    }

    private boolean isComplete(List<Summary> summaries) {
        return summaries.stream().allMatch(summary -> summary.reason().isComplete())
                && links.stream().allMatch(link -> link.note().isPresent());
    }

    /** The note of a short link is not known before it is paid for, so all notes of the checkpoint are checked. */
    private Collection<NoteId> notesToCheck(Optional<JobCheckpoint> checkpoint) {
        return shortLinks().isEmpty()
                ? noteIds()
                : checkpoint.map(JobCheckpoint::notes).orElse(Set.of());
    }

    /** Checks that the order and the area are those of the checkpoint. */
    private void checkResumable(Optional<JobCheckpoint> checkpoint, Collection<NoteId> wanted) {
        NoteReader reader = options.reader(ReadCommand::failOnRequest, ReadingListener.NONE);
        try {
            for (NoteId note : wanted) {
                checkpoint.flatMap(job -> job.of(note)).ifPresent(state -> reader.resume(note, state));
            }
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
    }

    private static CommentPage failOnRequest(PageRequest request) {
        throw new IllegalStateException("Checking the arguments sends no request");
    }

    private void checkUsage() throws IOException {
        notes = List.copyOf(new LinkedHashSet<>(notes));
        List<Path> files =
                Stream.concat(output.files(), Stream.ofNullable(summaryJson)).toList();
        if (FileCollisions.collide(files)) {
            throw UsageException.of(
                    command,
                    MessageKey.USAGE_FILES_EQUAL,
                    files.stream()
                            .map(file -> file.toAbsolutePath().normalize())
                            .toList());
        }
        Optional<Path> key = FileCollisions.amongRead(
                files,
                Stream.concat(service.apiKeyFile().stream(), database.passwordFile().stream())
                        .toList());
        if (key.isPresent()) {
            throw UsageException.of(command, MessageKey.USAGE_OUT_IS_READ, key.get());
        }
        try {
            CommentSource noSource = ReadCommand::failOnRequest;
            policies.budget();
            policies.rateLimit(PolicyListener.NONE);
            policies.retry(PolicyListener.NONE);
            policies.price().ifPresent(Policies.builder(noSource)::price);
            options.reader(noSource, ReadingListener.NONE);
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
        options.check();
        output.check(console);
        stores.check();
        database.check(stores, output, console);
        if (stores.updates() && !options.readsNewestFirst()) {
            throw UsageException.of(command, MessageKey.USAGE_NEW_SORT);
        }
        shortLinks().forEach(link -> console.secrets().allowWithin(link.value()));
        if (!shortLinks().isEmpty() && service.pinned().equals(Optional.of(TikHubRoute.WEB_V1))) {
            throw UsageException.of(
                    command, MessageKey.USAGE_LINK_ROUTE, shortLinks().get(0));
        }
        if (!stores.replays()) {
            if (policies.price().isPresent() && service.pinned().isEmpty()) {
                throw UsageException.of(command, MessageKey.USAGE_PRICE_ROUTE);
            }
            service.transport(console);
        }
    }
}
