package io.xhscomments.examples.cli.command;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.job.FileCollisions;
import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.job.ReadJob;
import io.xhscomments.examples.cli.job.WaitCanceller;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.OutputOptions;
import io.xhscomments.examples.cli.option.PolicyOptions;
import io.xhscomments.examples.cli.option.ReadingOptions;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.StoreOptions;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.source.Progress;
import io.xhscomments.examples.cli.source.SourceFactory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

/** Reads notes from the service. Everything local is tried before the first request, since requests cost money. */
@Command(
        name = "read",
        description = {
            "Reads the comments of notes from the service. "
                    + "Each request with a response is charged; with --store each page is paid for once.",
            "@FILE stands for the arguments in FILE, one a line: for example one note a line.",
            "With replies, comments whose turn had not come when a run stops early are kept in the checkpoint, or "
                    + "written without their replies where there is none."
        },
        footer = {"", "Exit codes: see xhs-comments --help."},
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class ReadCommand implements Callable<Integer> {
    private static final int NOTES_AT_ONCE = 4;

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

    @Parameters(
            paramLabel = "NOTE|LINK",
            arity = "1..*",
            converter = NoteConverter.class,
            description = "A note id (24 hex digits), a link to a note, or a share text around one.")
    private List<NoteId> notes = List.of();

    @Option(
            names = "--summary-json",
            paramLabel = "FILE",
            description = "Write there what was read, why it stopped, and what was spent.")
    private @Nullable Path summaryJson;

    private final List<String> advice = new ArrayList<>();

    private boolean cancelled;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        Optional<JobCheckpoint> earlier = output.earlier();
        List<Summary> summaries;
        try (Closeable held = earlier.<Closeable>map(checkpoint -> checkpoint).orElse(() -> {})) {
            checkResumable(earlier);
            summaries = run(earlier);
        }
        summaries.forEach(summary -> summary.lines(console.phrases()).forEach(console.words()::println));
        advice.forEach(console.words()::println);
        return exitCode(summaries);
    }

    private List<Summary> run(Optional<JobCheckpoint> earlier) throws IOException {
        WaitCanceller waits = new WaitCanceller();
        try (OutputFile summaryFile = summaryJson == null
                        ? OutputFile.to(OutputStream.nullOutputStream())
                        : OutputFile.replacing(summaryJson);
                OutputFile data = output.open(console, earlier);
                Progress progress = Progress.on(console, waits, output.out().isEmpty());
                SourceFactory opened = SourceFactory.open(service, stores, policies, console, progress, waits::below)) {
            announcePayingAgain(opened, progress);
            List<Summary> summaries = read(opened, data, earlier, waits, progress);
            complete(data, summaries, progress);
            Optional<BigDecimal> spent =
                    opened.price().map(any -> opened.budget().moneySpent());
            summaryFile.stream().write(Summary.toJson(summaries, spent, output.checkpoint()));
            summaryFile.complete();
            summaries.stream()
                    .map(summary -> RetiredRouteAdvice.advice(
                            summary, () -> opened.priceOf(TikHubRoute.APP_V2), console.phrases()))
                    .forEach(text -> text.ifPresent(advice::add));
            return summaries;
        }
    }

    /** Says what --pay-again comes to, as far as it is known before anything is paid. */
    private void announcePayingAgain(SourceFactory opened, Progress progress) {
        Optional<List<PageKey>> known = stores.paidAgain(TikHubDecoder.create());
        if (known.isEmpty()) {
            return;
        }
        Map<TikHubRoute, Long> pages = new EnumMap<>(TikHubRoute.class);
        for (PageKey page : known.get()) {
            boolean wanted = notes.contains(page.request().note())
                    && (options.readsReplies() || page.request() instanceof PageRequest.NoteComments);
            service.routes().stream()
                    .filter(route -> wanted && page.route().equals(route.id()))
                    .forEach(route -> pages.merge(route, 1L, Long::sum));
        }
        if (pages.isEmpty()) {
            progress.say(MessageKey.PAY_AGAIN_NONE);
        }
        pages.forEach((route, count) -> opened.priceOf(route)
                .ifPresentOrElse(
                        each -> progress.say(
                                MessageKey.PAY_AGAIN_COST,
                                count,
                                each.multiply(BigDecimal.valueOf(count))
                                        .stripTrailingZeros()
                                        .toPlainString()),
                        () -> progress.say(MessageKey.PAY_AGAIN_UNPRICED, count)));
    }

    /** Says so if the file does not hold all that was wanted. */
    private void complete(OutputFile data, List<Summary> summaries, Progress progress) throws IOException {
        if (summaries.stream().anyMatch(summary -> summary.reason() == StopReason.FAILED)) {
            boolean anything = summaries.stream().anyMatch(Summary::hasComments);
            Optional<Path> kept = data.completeUnlessTaken(anything);
            if (kept.isPresent()) {
                if (anything) {
                    progress.say(MessageKey.PROGRESS_EARLIER_FILE_STAYS, kept.get());
                } else {
                    progress.say(MessageKey.PROGRESS_NOTHING_READ);
                }
                return;
            }
        } else {
            data.complete();
        }
        if (!summaries.stream().allMatch(summary -> summary.reason().isComplete())) {
            output.out().ifPresent(file -> progress.say(MessageKey.PROGRESS_CUT_SHORT, file));
        }
    }

    private List<Summary> read(
            SourceFactory opened,
            OutputFile data,
            Optional<JobCheckpoint> earlier,
            WaitCanceller waits,
            Progress progress)
            throws IOException {
        NoteReader reader = options.reader(waits.above(opened.source()), progress);
        // A table is for eyes, which follow one note at a time.
        int atOnce = output.format() == Format.table ? 1 : NOTES_AT_ONCE;
        try (CommentWriter writer = output.writerTo(data, console)) {
            ReadJob job = new ReadJob(reader, atOnce, data, writer, earlier);
            try (Interrupts.Registration registered = console.interrupts().onInterrupt(() -> {
                job.cancel();
                waits.end();
            })) {
                List<Summary> summaries =
                        job.run(notes).stream().map(Summary::of).toList();
                cancelled = job.isCancelled();
                writer.conclude(summaries);
                return summaries;
            }
        }
    }

    private int exitCode(List<Summary> summaries) {
        if (cancelled) {
            return ExitCode.STOPPED_EARLY;
        }
        OptionalInt failed = summaries.stream()
                .flatMap(summary -> summary.stop().failure().stream())
                .filter(failure -> !(failure instanceof BudgetExhaustedException))
                .mapToInt(ExitCode::of)
                .min();
        if (failed.isPresent()) {
            return failed.getAsInt();
        }
        return summaries.stream().allMatch(summary -> summary.reason().isComplete())
                ? ExitCode.OK
                : ExitCode.STOPPED_EARLY;
    }

    /** A checkpoint remembers the order and the area that it was read in. */
    private void checkResumable(Optional<JobCheckpoint> earlier) {
        NoteReader reader = options.reader(ReadCommand::sendsNothing, ReadingListener.NONE);
        try {
            for (NoteId note : notes) {
                earlier.flatMap(job -> job.of(note)).ifPresent(begun -> reader.resume(note, begun));
            }
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
    }

    private static CommentPage sendsNothing(PageRequest request) {
        throw new IllegalStateException("nothing is sent to check usage");
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
        Optional<Path> key =
                FileCollisions.amongRead(files, service.apiKeyFile().stream().toList());
        if (key.isPresent()) {
            throw UsageException.of(command, MessageKey.USAGE_OUT_IS_READ, key.get());
        }
        try {
            CommentSource nothing = ReadCommand::sendsNothing;
            policies.budget();
            policies.rateLimit(PolicyListener.NONE);
            policies.retry(PolicyListener.NONE);
            policies.price().ifPresent(Policies.builder(nothing)::price);
            options.reader(nothing, ReadingListener.NONE);
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
        options.check();
        output.check(console);
        stores.check();
        if (!stores.replays()) {
            if (policies.price().isPresent() && service.pinned().isEmpty()) {
                throw UsageException.of(command, MessageKey.USAGE_PRICE_ROUTE);
            }
            service.transport(console);
        }
    }
}
