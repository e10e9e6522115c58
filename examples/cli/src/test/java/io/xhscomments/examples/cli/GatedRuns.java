package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.WithTikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the program that read one note, whose later pages wait behind a gate. */
@WithTikHubStub
abstract class GatedRuns {
    static final NoteId NOTE = NoteId.of("6700000000000000000000ab");
    static final int PAGES = 6;
    static final int PAGES_BEFORE_GATE = 2;

    TikHubStub tikhub;

    @TempDir
    Path dir;

    /** Later pages wait behind it, so that a run is still under way when the other one starts. */
    final Gate gate = new Gate();

    final List<Process> started = new ArrayList<>();
    SyntheticNote note;

    static final class Gate {
        private final CountDownLatch open = new CountDownLatch(1);

        void open() {
            open.countDown();
        }

        void await() {
            try {
                open.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void aNote(TikHubStub stub) {
        tikhub = stub;
        note = SyntheticNote.builder(5)
                .note(NOTE)
                .comments(PAGES * 10)
                .pageSize(10)
                .build();
        tikhub.serve(note);
        tikhub.respondWith(request -> {
            if (request.ordinal() > PAGES_BEFORE_GATE) {
                gate.await();
            }
            return Optional.empty();
        });
    }

    @AfterEach
    void endProcesses() throws InterruptedException {
        gate.open();
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    Process start(String words, String... options) throws IOException {
        return start(List.of(), words, options);
    }

    /** Starts the program behind a command that becomes the process. */
    Process start(List<String> before, String words, String... options) throws IOException {
        ProcessBuilder program = new ProcessBuilder(new ArrayList<>(before));
        program.command()
                .addAll(JarProcess.command("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        program.command().addAll(List.of(options));
        program.environment().put("TIKHUB_API_KEY", tikhub.apiKey().reveal());
        program.directory(dir.toFile());
        program.redirectErrorStream(true).redirectOutput(dir.resolve(words).toFile());
        Process process = program.start();
        started.add(process);
        return process;
    }

    Process read(String words, String... options) throws IOException {
        return read(List.of(), words, options);
    }

    Process read(List<String> before, String words, String... options) throws IOException {
        return start(
                before,
                words,
                Stream.concat(
                                JarProcess.readArguments(tikhub, NOTE).stream(),
                                Stream.concat(Stream.of("--format", "jsonl"), Arrays.stream(options)))
                        .toArray(String[]::new));
    }

    String words(String name) throws IOException {
        return Files.readString(dir.resolve(name));
    }

    void awaitRequests(Process process, int wanted, String words) throws IOException {
        while (tikhub.ledger().requests() < wanted) {
            if (!process.isAlive()) {
                fail(words(words));
            }
            LockSupport.parkNanos(JarProcess.WAIT_NANOS);
        }
    }

    void assertComplete(String file) throws IOException {
        assertThat(Files.readAllLines(dir.resolve(file), StandardCharsets.UTF_8).stream()
                        .map(line -> line.substring(7, 31)))
                .containsExactlyElementsOf(
                        note.commentIds().map(CommentId::value).toList());
    }
}
