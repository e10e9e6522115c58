package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.HtmlWriter;
import io.xhscomments.examples.cli.output.TableStyle;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the format and the destination of the comments. */
public final class OutputOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. xlsx and parquet files can be opened only when they"
                            + " are complete; with --store, repeating an interrupted run does not pay again.")
    private Format format = Format.table;

    @Option(names = "--out", paramLabel = "FILE", description = "The file for the comments. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Record the progress in this file after each page, and resume from it if it exists. --out is then extended in place.")
    private @Nullable Path checkpoint;

    @Mixin
    private PageOptions page = new PageOptions();

    /**
     * Checks that the options fit together.
     *
     * @throws UsageException if they do not
     */
    public void check(Console console) {
        if (checkpoint != null && !format.isResumable()) {
            throw UsageException.of(command, MessageKey.USAGE_NO_CHECKPOINT, format);
        }
        if (out == null && format.requiresFile() && console.isTerminal()) {
            throw UsageException.of(command, MessageKey.USAGE_NEEDS_FILE, format);
        }
    }

    /** Whether comments go to a file or in a format of their own. */
    public boolean isGiven() {
        return out != null || checkpoint != null || format != Format.table;
    }

    /** The format of the comments. */
    public Format format() {
        return format;
    }

    /** The file for the comments; empty for standard output. */
    public Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /** The checkpoint file. */
    public Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    /** The checkpoint of an earlier run, if {@code --checkpoint} is given. The caller closes it. */
    public Optional<JobCheckpoint> openCheckpoint() throws IOException {
        return checkpoint == null ? Optional.empty() : Optional.of(JobCheckpoint.open(checkpoint, id()));
    }

    /** Opens the destination of the comments. */
    public OutputFile open(Console console, Optional<JobCheckpoint> earlier) throws IOException {
        if (earlier.isEmpty()) {
            return out == null ? standardOut(console) : OutputFile.replacing(out);
        }
        OutputFile output = out == null
                ? standardOut(console)
                : OutputFile.resuming(out, earlier.get().position(), format);
        try {
            earlier.get().begin(output.position());
            return output;
        } catch (IOException | RuntimeException refused) {
            output.close();
            throw refused;
        }
    }

    private OutputFile standardOut(Console console) {
        return OutputFile.to(format == Format.table ? console.out() : console.dataOut());
    }

    /** A writer in the format of the options. */
    public CommentWriter writerTo(OutputFile output, Console console) throws IOException {
        boolean resumes = output.bytes() > 0;
        return format == Format.html
                ? HtmlWriter.to(output.stream(), page.settings(), resumes)
                : format.writerTo(
                        output.stream(),
                        resumes,
                        out == null ? console.tableStyle() : TableStyle.plain(console.messages()));
    }

    /** The files that this run writes. */
    public Stream<Path> files() {
        return Stream.concat(out().stream(), checkpoint().stream());
    }

    private String id() {
        return format + " "
                + (out == null ? "-" : out.toAbsolutePath().normalize().toUri());
    }
}
