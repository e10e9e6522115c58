package io.xhscomments.examples.benchmarks.process;

import io.xhscomments.examples.benchmarks.store.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as a process of its own that prints notes as a table. */
public final class TableRun {
    private TableRun() {}

    /**
     * The time of the complete process, with its start.
     *
     * @throws IllegalStateException if the program fails
     */
    public static double seconds(List<String> notes, URI server, String key) throws IOException, InterruptedException {
        Path scratch = Scratch.create();
        try {
            Path messages = scratch.resolve("messages.txt");
            List<String> arguments =
                    new ArrayList<>(List.of("-jar", Java.program().toString(), "read"));
            arguments.addAll(notes);
            arguments.addAll(List.of("--base-url", server.toString(), "--route", "web-v1"));
            ProcessBuilder command = Java.builder(arguments);
            command.environment().put("TIKHUB_API_KEY", key);
            long start = System.nanoTime();
            int code = command.redirectError(messages.toFile())
                    .redirectOutput(scratch.resolve("table.txt").toFile())
                    .start()
                    .waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (code != 0) {
                throw new IllegalStateException("The program ended with " + code + ": "
                        + Files.readAllLines(messages).stream().reduce("", (before, last) -> last));
            }
            return seconds;
        } finally {
            Scratch.delete(scratch);
        }
    }
}
