package io.xhscomments.examples.cli.command.read;

import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import io.xhscomments.examples.database.DatabaseException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads notes from the service. */
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
public final class ReadCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ReadArguments arguments = new ReadArguments();

    @Override
    public Integer call() throws IOException {
        arguments.check(console);
        Optional<JobCheckpoint> checkpoint = arguments.output.openCheckpoint();
        ReadRun run = new ReadRun(console, arguments, checkpoint);
        ReadResult result;
        try (Closeable closing = checkpoint.<Closeable>map(file -> file).orElse(() -> {})) {
            arguments.checkResumable(checkpoint);
            result = run.run();
        }
        result.print(console);
        arguments.options.pinnedStops().forEach(id -> console.print(MessageKey.PROGRESS_UNTIL_PINNED, id));
        run.advice().forEach(console.err()::println);
        Optional<DatabaseException> failed = run.databaseFailure();
        failed.ifPresent(this::printFailure);
        return failed.isPresent() ? ExitCode.DATABASE : result.exitCode();
    }

    private void printFailure(DatabaseException failure) {
        console.printError(console.messages().format(MessageKey.ERROR_DATABASE, String.valueOf(failure.getMessage())));
        console.print(MessageKey.ERROR_NEXT, console.messages().format(MessageKey.ERROR_DATABASE_NEXT_RUN));
    }
}
