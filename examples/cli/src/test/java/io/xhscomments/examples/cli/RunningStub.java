package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.command.StubAnnouncement;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The command inside this process, on a thread of its own, up to the Ctrl-C of {@link #stop()}. */
record RunningStub(List<String> said, CompletableFuture<Runnable> interrupt, CompletableFuture<Integer> exitCode)
        implements AutoCloseable {

    static RunningStub start(String... args) throws IOException {
        CompletableFuture<Runnable> interrupt = new CompletableFuture<>();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        PipedInputStream out = new PipedInputStream();
        PipedOutputStream in = new PipedOutputStream(out);
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                in,
                OutputStream.nullOutputStream(),
                name -> null,
                cancel -> {
                    interrupt.complete(cancel);
                    return () -> {};
                },
                Terminal.NONE);
        Thread program = new Thread(() -> exitCode.complete(new Program(console).run(args)), "stub command");
        program.setDaemon(true);
        program.start();
        return new RunningStub(said(out), interrupt, exitCode);
    }

    /** What it says until it serves. */
    static List<String> said(InputStream out) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8));
        List<String> said = new ArrayList<>();
        while (!said.contains(StubAnnouncement.LAST)) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("It ended without serving, and said: " + said);
            }
            said.add(line);
        }
        return said;
    }

    /** What stands behind this word, at the first line that begins with it. */
    static String told(List<String> said, String word) {
        return said.stream()
                .filter(line -> line.startsWith(word + ":"))
                .findFirst()
                .orElseThrow()
                .substring(word.length() + 1)
                .strip();
    }

    String told(String word) {
        return told(said, word);
    }

    int stop() {
        interrupt.join().run();
        return exitCode.join();
    }

    @Override
    public void close() {
        stop();
    }
}
