package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import io.xhscomments.examples.cli.terminal.ShutdownHook;
import io.xhscomments.examples.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import picocli.CommandLine;

/** Starts the program and returns its exit code to the shell. */
public final class Main {
    private Main() {}

    /** Runs the program with these arguments; see {@code --help}. */
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
                            Terminal.SYSTEM))
                    .run(args);
        } finally {
            shutdown.runEnded(exitCode);
        }
        // The build runs the program in its own process, which a successful run must not exit.
        if (exitCode != ExitCode.OK) {
            System.exit(exitCode);
        }
    }
}
