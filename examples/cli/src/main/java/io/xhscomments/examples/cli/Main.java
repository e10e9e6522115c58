package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.command.ExitCode;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ShutdownHook;
import io.xhscomments.examples.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import picocli.CommandLine;

/** Starts the program and hands its exit code to the shell. */
public final class Main {
    private Main() {}

    /** See {@code --help}. */
    public static void main(String[] args) {
        ShutdownHook shutdown = new ShutdownHook();
        int exitCode = CommandLine.ExitCode.SOFTWARE;
        try {
            exitCode = new Program(new Console(
                            System.in,
                            new FileOutputStream(FileDescriptor.out),
                            new FileOutputStream(FileDescriptor.err),
                            System::getenv,
                            shutdown,
                            Terminal.OF_PROCESS))
                    .run(args);
        } finally {
            shutdown.over(exitCode);
        }
        // Where the build runs the program in its own process, a good end must not end the build.
        if (exitCode != ExitCode.OK) {
            System.exit(exitCode);
        }
    }
}
