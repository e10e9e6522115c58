package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.serving.LocalStub;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.examples.cli.terminal.Terminal;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the usual commands once, on a stub inside this process. The build writes an archive of the classes that this
 * loads, with which the launcher starts the program faster.
 */
public final class TrainingRun {
    private TrainingRun() {}

    /** Runs the commands, with files in a temporary directory. */
    public static void main(String[] args) throws IOException {
        Path dir = Files.createTempDirectory("xhs-comments-training");
        try {
            run(dir);
        } finally {
            try (Stream<Path> files = Files.walk(dir)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void run(Path dir) throws IOException {
        String note = Fixtures.sampleNote().value();
        String store = dir.resolve("pages").toString();
        Main.main(new String[] {"--version"});
        try (LocalStub stub = LocalStub.startAt(0)) {
            Map<String, String> environment =
                    Map.of("TIKHUB_API_KEY", stub.service().apiKey().reveal());
            run(environment);
            run(environment, "read", note, "--base-url", stub.baseUrl().toString(), "--store", store);
            for (String format : List.of("csv", "jsonl", "html")) {
                String out = dir.resolve("comments." + format).toString();
                run(environment, "read", note, "--replay", store, "--format", format, "--out", out);
            }
            run(
                    environment,
                    "report",
                    store,
                    "--out",
                    dir.resolve("report.html").toString());
            run(environment, "store", "ls", store);
            run(environment, "store", "check", store);
            run(
                    environment,
                    "store",
                    "export",
                    store,
                    "--to",
                    dir.resolve("export").toString());
        }
    }

    private static void run(Map<String, String> environment, String... args) {
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                environment::get,
                Interrupts.NONE,
                Terminal.NONE);
        int exitCode = new Program(console.withLanguage(Language.en)).run(args);
        if (exitCode != 0) {
            throw new IllegalStateException(String.join(" ", args) + " ended with " + exitCode);
        }
    }
}
