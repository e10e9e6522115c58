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

    /** Starts {@code java} with these arguments. Its standard error is that of this process. */
    public static Java start(List<String> arguments) throws IOException {
        return new Java(builder(arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The same, with standard error merged into standard output. */
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

    /** A process of {@code java} with these arguments, which is not started. */
    public static ProcessBuilder builder(List<String> arguments) {
        return new ProcessBuilder(command(arguments));
    }

    /** The command for {@code java} with these arguments. */
    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), UTF_8));
        command.addAll(arguments);
        return command;
    }

    /** The command for the program by its launcher, which uses the class archive of the build. */
    public static List<String> launcher(String... arguments) {
        Path launcher = program().resolveSibling("xhs-comments");
        return Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
    }

    /** The command for the program's jar, with options for Java and arguments for the program. */
    public static List<String> program(List<String> options, String... arguments) {
        return command(Stream.of(options.stream(), Stream.of("-jar", program().toString()), Stream.of(arguments))
                .flatMap(part -> part)
                .toList());
    }

    /** The path of this program. */
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
     * The path of the command line program: in the neighbouring module, or as {@code -Dprogram.jar} names it.
     *
     * @throws IllegalStateException if the file does not exist
     */
    public static Path program() {
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
     * The next line of its output.
     *
     * @throws IOException if the process ended instead
     */
    public String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException(
                    "A process ended too early: " + process.info().commandLine().orElse("java"));
        }
        return line;
    }

    /** The remaining lines of its output. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** Waits for its end, and returns its exit code. */
    int join() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
