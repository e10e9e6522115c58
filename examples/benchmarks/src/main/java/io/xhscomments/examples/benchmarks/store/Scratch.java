package io.xhscomments.examples.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary directory in {@code java.io.tmpdir}, deleted after the benchmark. */
public final class Scratch {
    private Scratch() {}

    /** Creates the directory. */
    public static Path create() throws IOException {
        return Files.createTempDirectory("xhs-benchmark");
    }

    /** Deletes the directory with its contents. */
    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
