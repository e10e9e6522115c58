package io.xhscomments.examples.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** A process of its own that writes the pages of a first day, and then those of a second one. */
final class WriterProcess {
    private static final String PASSWORD_VARIABLE = "TEST_DATABASE_PASSWORD";

    private WriterProcess() {}

    static Process start(TestDatabase database, long pages, int days, String heap) throws IOException {
        ProcessBuilder writer = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                database.url(),
                Long.toString(pages),
                Integer.toString(days));
        writer.environment().put(PASSWORD_VARIABLE, database.password());
        return writer.inheritIO().start();
    }

    public static void main(String[] args) throws DatabaseException {
        TestDatabase database = new TestDatabase(args[0], System.getenv(PASSWORD_VARIABLE));
        try (CommentDatabase open = database.builder().open()) {
            write(open, Long.parseLong(args[1]), Integer.parseInt(args[2]));
        }
    }

    static void write(CommentDatabase database, long pages, int days) throws DatabaseException {
        for (long page = 0; page < pages; page++) {
            database.write(SampleComments.page(page, SampleComments.DAY_1));
        }
        for (long page = 0; page < pages && days > 1; page++) {
            database.write(liked(SampleComments.page(page, SampleComments.DAY_2), SampleComments.DAY_2));
        }
    }

    private static List<ReadComment> liked(List<ReadComment> page, Instant readAt) {
        return page.stream()
                .map(row -> new ReadComment(
                        row.comment().toBuilder()
                                .likeCount(OptionalLong.of(1000))
                                .build(),
                        readAt))
                .toList();
    }
}
