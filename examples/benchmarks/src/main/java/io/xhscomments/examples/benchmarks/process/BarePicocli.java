package io.xhscomments.examples.benchmarks.process;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A minimal program with picocli. */
@Command(name = "bare", mixinStandardHelpOptions = true, version = "bare 1")
public final class BarePicocli implements Runnable {
    /** See {@code --help}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BarePicocli()).execute(arguments));
    }

    @Override
    public void run() {
        // The program has only a version.
    }
}
