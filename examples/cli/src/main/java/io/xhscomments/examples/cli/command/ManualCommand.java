package io.xhscomments.examples.cli.command;

import io.xhscomments.examples.cli.manual.ManualPage;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page, for users who have not installed it. */
@Command(
        name = "manual",
        description = {"Writes the manual page for man and groff. To read it:", "  xhs-comments manual | man -l -"},
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class ManualCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (command == null) {
            throw new IllegalStateException("Picocli has not initialized the command");
        }
        PrintWriter out = console.textWriter();
        out.print(ManualPage.of(command.root().commandLine(), console.messages(), ProgramVersion.text()));
        console.finish(out);
        return ExitCode.OK;
    }
}
