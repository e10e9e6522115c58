package io.xhscomments.adapter.cache.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Another Java process that runs the main method of a test class, prints its progress line by line, and may be killed.
 */
final class ReaderProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader told;

    private ReaderProcess(Process process) {
        this.process = process;
        this.told = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static ReaderProcess start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /**
     * Starts a process.
     *
     * @param before the command that runs the process, if any
     */
    static ReaderProcess start(List<String> before, Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Duser.") || argument.startsWith("-Dfile.encoding"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ReaderProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The next line; null at the end. */
    String line() throws IOException {
        return told.readLine();
    }

    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** Waits for a line; fails if the output ends before. */
    void await(String awaited) throws IOException {
        List<String> unknownFields = new ArrayList<>();
        for (String line = line(); !awaited.equals(line); line = line()) {
            if (line == null) {
                throw new IOException("It ended without saying \"" + awaited + "\": " + unknownFields);
            }
            unknownFields.add(line);
        }
    }

    /** Kills the process with SIGKILL, and waits for its end. Its output can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Sends a line to the process. */
    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        kill();
        process.destroyForcibly();
    }
}
