package io.xhscomments.examples.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** A process of its own that writes pages of a first and then of a second day. */
final class WriterProcess {
    private static final String PASSWORD_VARIABLE = "TEST_DATABASE_PASSWORD";

    private WriterProcess() {}

    static Process start(TestDatabase database, long pages, String heap) throws IOException {
        ProcessBuilder writer = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                database.url(),
                Long.toString(pages));
        writer.environment().put(PASSWORD_VARIABLE, database.password());
        return writer.inheritIO().start();
    }

    public static void main(String[] args) throws DatabaseException {
        TestDatabase database = new TestDatabase(args[0], System.getenv(PASSWORD_VARIABLE));
        try (CommentDatabase open = database.builder().open()) {
            write(open, Long.parseLong(args[1]));
        }
    }

    static void write(CommentDatabase database, long pages) throws DatabaseException {
        for (long page = 0; page < pages; page++) {
            database.write(SampleComments.page(page, SampleComments.DAY_1));
        }
        for (long page = 0; page < pages; page++) {
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
