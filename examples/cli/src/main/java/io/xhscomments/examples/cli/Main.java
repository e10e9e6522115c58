package io.xhscomments.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Starts the program and hands its exit code to the shell. */
public final class Main {
    private Main() {}

    /** See {@code --help}. */
    public static void main(String[] args) {
        int exitCode = new Program(new Console(
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        System::getenv))
                .run(args);
        if (exitCode != ExitCode.OK) {
            System.exit(exitCode);
        }
    }
}
