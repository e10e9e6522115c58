package io.xhscomments.examples.cli;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.output.SummaryText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads one note from the service. Everything local is tried before the first request, since requests cost money. */
@Command(
        name = "read",
        description = "Reads the comments of one note from the service. Each request with an answer is charged.",
        mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Parameters(
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "A note id (24 hex digits), a link to a note, or a share text around one.")
    private @Nullable NoteId note;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the comments there. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--max-pages",
            paramLabel = "N",
            defaultValue = "9223372036854775807",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Stop after this many pages; each is a charged request. Default: no limit.")
    private long maxPages = Long.MAX_VALUE;

    @Option(
            names = "--summary-json",
            paramLabel = "FILE",
            description = "Write there what was read, why it stopped, and what was charged.")
    private @Nullable Path summaryJson;

    ReadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        NoteId asked = checked();
        TikHubTransport.Builder settings = service.transport(console);
        try (OutputFile summaryFile = OutputFile.orNowhere(summaryJson);
                OutputFile dataFile = OutputFile.orElse(out, console.out())) {
            PlainReading.Outcome outcome;
            SourceComponent component = DaggerSourceComponent.factory().create(settings);
            try (TikHubTransport transport = component.transport();
                    CommentWriter writer = format.writerTo(dataFile.stream())) {
                outcome = new PlainReading(component.source(), maxPages).read(asked, writer);
            }
            dataFile.complete();
            summaryFile.stream().write(outcome.summary().toJson());
            summaryFile.complete();
            return report(outcome);
        }
    }

    private int report(PlainReading.Outcome outcome) {
        Summary summary = outcome.summary();
        SummaryText.lines(summary).forEach(console.words()::println);
        outcome.failure().ifPresent(failure -> console.words().println("xhs-comments: " + failure.getMessage()));
        if (outcome.failure().isPresent()) {
            return ExitCode.SERVICE;
        }
        return summary.stop().equals(PlainReading.END) ? ExitCode.OK : ExitCode.STOPPED_EARLY;
    }

    private NoteId checked() {
        if (command == null || note == null) {
            throw new IllegalStateException("not filled by the command line");
        }
        if (maxPages < 1) {
            throw new ParameterException(command.commandLine(), "--max-pages must be 1 or more, but is " + maxPages);
        }
        return note;
    }
}
