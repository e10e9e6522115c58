package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The bytes that this process reads from files, as the JVM's flight recorder counts them. */
final class FileReads {
    private static final String READ = "jdk.FileRead";

    private FileReads() {}

    /** Runs an action; returns the bytes that it read from each file in a directory. */
    static Map<Path, Long> during(Runnable action, Path directory) throws IOException {
        Path file = Files.createTempFile("reads", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(READ).withoutThreshold().withoutStackTrace();
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(READ))
                    .filter(event -> path(event).startsWith(directory))
                    .collect(Collectors.groupingBy(
                            FileReads::path, Collectors.summingLong(event -> event.getLong("bytesRead"))));
        } finally {
            Files.delete(file);
        }
    }

    private static Path path(RecordedEvent event) {
        String path = event.getString("path");
        return Path.of(path == null ? "" : path);
    }
}
