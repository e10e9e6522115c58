package io.xhscomments.examples.benchmarks.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A process from its start to its end.
 *
 * @param command the command line
 * @param input the directory that it reads
 * @param output the file that it writes
 */
record WholeProcess(List<String> command, Path input, Path output) {
    /** Runs it with its input in the system's page cache, and returns the seconds that it took. */
    double run() throws IOException, InterruptedException {
        touch(input);
        Files.deleteIfExists(output);
        long start = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            throw new IOException("A process ended with " + code + ": " + command);
        }
        return seconds;
    }

    private static void touch(Path directory) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try (InputStream in = Files.newInputStream(file)) {
                    while (in.read(buffer) >= 0) {
                        continue;
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
