package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The jar as a process that reads a note of a stub, and can be killed. */
final class JarProcess {
    /** The time between two looks: looking all the time takes a processor from the program. */
    static final long WAIT_NANOS = 100_000;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final TikHubStub tikhub;
    private final Path messages;
    private final Process process;

    private JarProcess(TikHubStub tikhub, Path messages, Process process) {
        this.tikhub = tikhub;
        this.messages = messages;
        this.process = process;
    }

    /** Reads a note, with the messages in the file {@code words} of the directory. */
    static JarProcess read(TikHubStub tikhub, Path dir, NoteId note, String... options) throws IOException {
        List<String> command =
                command("-jar", Path.of("target", "xhs-comments.jar").toString());
        command.addAll(readArguments(tikhub, note));
        command.addAll(List.of(options));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("TIKHUB_API_KEY", tikhub.apiKey().reveal());
        Path messages = dir.resolve("words");
        program.redirectErrorStream(true).redirectOutput(messages.toFile());
        return new JarProcess(tikhub, messages, program.start());
    }

    /** A command of Java that starts quickly. */
    static List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        return command;
    }

    static List<String> readArguments(TikHubStub tikhub, NoteId note) {
        return List.of("read", note.value(), "--base-url", tikhub.baseUrl().toString(), "--rate", "1000");
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String messages() throws IOException {
        return Files.readString(messages);
    }

    /** Waits until the service has had this number of requests, or the program has ended. */
    void awaitRequests(int wanted) {
        while (tikhub.ledger().requests() < wanted && isAlive()) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
    }

    /** Kills the program, which must not have ended. */
    void kill() throws IOException, InterruptedException {
        assertThat(isAlive()).as(messages()).isTrue();
        process.destroyForcibly().waitFor();
    }

    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for the end, which must be a success. */
    void awaitSuccess() throws IOException, InterruptedException {
        assertThat(process.waitFor()).as(messages()).isZero();
    }
}
