package io.xhscomments.examples.cli;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.job.Job;
import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.job.Output;
import io.xhscomments.examples.cli.job.Waits;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads notes from the service. Everything local is tried before the first request, since requests cost money. */
@Command(
        name = "read",
        description = {
            "Reads the comments of notes from the service. Each request with an answer is charged.",
            "@FILE stands for the arguments in FILE, for example one note a line."
        },
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
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private ReadingOptions options = new ReadingOptions();

    @Parameters(
            paramLabel = "NOTE|LINK",
            arity = "1..*",
            converter = NoteConverter.class,
            description = "A note id (24 hex digits), a link to a note, or a share text around one.")
    private List<NoteId> notes = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the comments there. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Remember there, page by page, what was read, and go on from there if the file exists. Then --out grows in place.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--summary-json",
            paramLabel = "FILE",
            description = "Write there what was read, why it stopped, and what was spent.")
    private @Nullable Path summaryJson;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        List<Summary> summaries =
                run(checkpoint == null ? Optional.empty() : Optional.of(JobCheckpoint.at(checkpoint)));
        summaries.forEach(summary -> summary.lines().forEach(console.words()::println));
        return exitCode(summaries);
    }

    private List<Summary> run(Optional<JobCheckpoint> earlier) throws IOException {
        Waits waits = new Waits();
        try (Output summaryFile = summaryJson == null
                        ? Output.to(OutputStream.nullOutputStream())
                        : Output.replacing(summaryJson);
                Output data = data(earlier);
                Progress progress = Progress.on(console, waits);
                LiveSource live = LiveSource.open(service, policies, console, progress, waits::below)) {
            List<Summary> summaries = read(live, data, earlier, waits, progress);
            data.complete();
            summaryFile.stream().write(Summary.toJson(summaries, live.price(), Optional.ofNullable(checkpoint)));
            summaryFile.complete();
            return summaries;
        }
    }

    private List<Summary> read(
            LiveSource live, Output data, Optional<JobCheckpoint> earlier, Waits waits, Progress progress)
            throws IOException {
        NoteReader reader = options.reader(live.source(), progress);
        // A table is for eyes, which follow one note at a time.
        int atOnce = format == Format.table ? 1 : NOTES_AT_ONCE;
        try (CommentWriter writer = format.writerTo(data.stream(), data.bytes() > 0)) {
            Job job = new Job(reader, atOnce, data, writer, earlier);
            try (Interrupts.Registration registered = console.interrupts().onInterrupt(() -> {
                job.cancel();
                waits.end();
            })) {
                return job.run(notes).stream().map(Summary::of).toList();
            }
        }
    }

    private Output data(Optional<JobCheckpoint> earlier) throws IOException {
        if (out == null) {
            return Output.to(console.out());
        }
        return earlier.isPresent() ? Output.resuming(out, earlier.get().outputBytes()) : Output.replacing(out);
    }

    private static int exitCode(List<Summary> summaries) {
        if (summaries.stream().anyMatch(summary -> summary.reason() == StopReason.FAILED)) {
            return ExitCode.SERVICE;
        }
        return summaries.stream().allMatch(summary -> summary.reason().isComplete())
                ? ExitCode.OK
                : ExitCode.STOPPED_EARLY;
    }

    private void checkUsage() {
        if (command == null) {
            throw new IllegalStateException("not filled by the command line");
        }
        notes = List.copyOf(new LinkedHashSet<>(notes));
        try {
            policies.budget();
            policies.rateLimit();
            policies.retry(PolicyListener.NONE);
            options.reader(
                    request -> {
                        throw new IllegalStateException("nothing is sent to check usage");
                    },
                    ReadingListener.NONE);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(command.commandLine(), refused.getMessage());
        }
    }
}
