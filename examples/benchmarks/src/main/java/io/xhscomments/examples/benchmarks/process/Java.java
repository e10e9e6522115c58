package io.xhscomments.examples.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Java process of its own. For one thread; it must be closed, which ends it. */
public final class Java implements AutoCloseable {
    private static final String UTF_8 = "-Dfile.encoding=UTF-8";

    private final Process process;
    private final BufferedReader out;

    private Java(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts {@code java} with these arguments. What it complains of is seen where this one's complaints are. */
    public static Java start(List<String> arguments) throws IOException {
        return new Java(builder(arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The same, but what it complains of is among what it prints. */
    static Java startAllInOne(List<String> arguments) throws IOException {
        return new Java(builder(arguments).redirectErrorStream(true).start());
    }

    /** Starts one of the programs in this jar. */
    public static Java start(Class<?> program, Object... arguments) throws IOException {
        return start(Stream.concat(
                        Stream.of("-cp", jar().toString(), program.getName()),
                        Stream.of(arguments).map(Object::toString))
                .toList());
    }

    static ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), UTF_8));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Where this program is. */
    static Path jar() {
        try {
            return Path.of(Java.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }

    /**
     * Where the command line program is: in the module beside this one's, or where {@code -Dprogram.jar} says.
     *
     * @throws IllegalStateException if it is not there
     */
    static Path program() {
        String given = System.getProperty("program.jar");
        Path program = given == null
                ? jar().resolveSibling(Path.of("..", "..", "cli", "target", "xhs-comments.jar"))
                        .normalize()
                : Path.of(given);
        if (!Files.isRegularFile(program)) {
            throw new IllegalStateException("The program must be at " + program
                    + ", but is not: build it with this module, or say where it is by -Dprogram.jar=FILE");
        }
        return program;
    }

    /**
     * The next line that it printed.
     *
     * @throws IOException if it ended instead
     */
    public String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException(
                    "A process ended too early: " + process.info().commandLine().orElse("java"));
        }
        return line;
    }

    /** All lines that it still prints. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** Waits for its end, and gives what it ended with. */
    int join() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
