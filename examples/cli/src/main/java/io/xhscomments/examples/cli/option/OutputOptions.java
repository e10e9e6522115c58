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

/** The options that say how comments are written down, and where. */
public final class OutputOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. xlsx and parquet can be opened when they are"
                            + " complete: with --store, a run that was killed half way is paid for once all the same.")
    private Format format = Format.table;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the comments there. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Remember there, page by page, what was read, and go on from there if the file exists. Then --out grows in place.")
    private @Nullable Path checkpoint;

    @Mixin
    private PageOptions page = new PageOptions();

    /**
     * Refuses what does not go together.
     *
     * @throws UsageException if something does not
     */
    public void check(Console console) {
        if (checkpoint != null && !format.isResumable()) {
            throw UsageException.of(command, MessageKey.USAGE_NO_CHECKPOINT, format);
        }
        if (out == null && format.requiresFile() && console.isTerminal()) {
            throw UsageException.of(command, MessageKey.USAGE_NEEDS_FILE, format);
        }
    }

    public Format format() {
        return format;
    }

    public Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    public Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    /** What earlier runs remember, if that is wanted; to be closed. */
    public Optional<JobCheckpoint> earlier() throws IOException {
        return checkpoint == null ? Optional.empty() : Optional.of(JobCheckpoint.open(checkpoint, id()));
    }

    /** Where the comments go. */
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
        return OutputFile.to(format == Format.table ? console.out() : console.data());
    }

    /** Writes comments there. */
    public CommentWriter writerTo(OutputFile output, Console console) throws IOException {
        boolean resumes = output.bytes() > 0;
        return format == Format.html
                ? HtmlWriter.to(output.stream(), page.settings(), resumes)
                : format.writerTo(
                        output.stream(), resumes, out == null ? console.look() : TableStyle.plain(console.phrases()));
    }

    /** The files that are written. */
    public Stream<Path> files() {
        return Stream.concat(out().stream(), checkpoint().stream());
    }

    private String id() {
        return format + " "
                + (out == null ? "-" : out.toAbsolutePath().normalize().toUri());
    }
}
