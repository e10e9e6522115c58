package io.xhscomments.examples.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process that has ended.
 *
 * @param seconds from before its start until its end
 * @param megabytes its peak resident memory; 0 if it is not Linux
 */
record TimedProcess(double seconds, double megabytes) {
    /** The program's exit code for an incomplete reading, which is as expected where a limit was given. */
    private static final int STOPPED_EARLY = 3;

    private static final double KILO = 1024;

    /**
     * Runs a command, with its output in a file.
     *
     * @throws IOException if it fails
     */
    static TimedProcess run(Path scratch, List<String> command) throws IOException, InterruptedException {
        Path output = scratch.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        long start = System.nanoTime();
        Process process = builder.start();
        long kilobytes = Footprint.mostUntilEnd(process);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!Set.of(0, STOPPED_EARLY).contains(process.exitValue())) {
            throw new IOException(command + " ended with " + process.exitValue() + ": " + Files.readAllLines(output));
        }
        return new TimedProcess(seconds, kilobytes / KILO);
    }

    /** The first line that a command prints, for example its version; empty if it is not installed. */
    static Optional<String> firstLine(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Optional<String> line =
                    process.inputReader().lines().toList().stream().findFirst();
            return process.waitFor() == 0 ? line : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
