package io.xhscomments.examples.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for as long as a benchmark runs, where {@code java.io.tmpdir} says. */
public final class Scratch {
    private Scratch() {}

    /** Makes it. */
    public static Path create() throws IOException {
        return Files.createTempDirectory("xhs-benchmark");
    }

    /** Takes it away, with all that is in it. */
    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
