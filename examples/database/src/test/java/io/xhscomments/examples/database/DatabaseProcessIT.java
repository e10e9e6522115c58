package io.xhscomments.examples.database;

import static io.xhscomments.examples.database.SampleComments.PAGE_SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that write: killed in the middle, and with little memory. */
@Tag("torture")
@Tag("long")
class DatabaseProcessIT {
    private static final int KILLS = 4;
    private static final int PAGES = 300;

    @TempDir
    Path dir;

    private enum Kind {
        SQLITE,
        POSTGRESQL
    }

    private TestDatabase newDatabase(Kind kind, String name) throws SQLException {
        return kind == Kind.SQLITE ? TestDatabase.sqlite(dir.resolve(name)) : TestDatabase.postgres();
    }

    @ParameterizedTest
    @EnumSource
    void afterKillsARepeatedRunHasTheRowsOfOneThatWasNotKilled(Kind kind)
            throws IOException, InterruptedException, SQLException {
        TestDatabase expected = newDatabase(kind, "expected.db");
        try (CommentDatabase open = expected.builder().open()) {
            WriterProcess.write(open, PAGES, 2);
        }
        TestDatabase database = newDatabase(kind, "killed.db");
        database.builder().open().close();
        Random random = new Random(20261123);

        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = WriterProcess.start(database, PAGES, 2, "64m");
            long wanted = written(database) + 1 + random.nextInt(PAGES * PAGE_SIZE / KILLS);
            while (written(database) < wanted && writer.isAlive()) {
                LockSupport.parkNanos(100_000);
            }
            writer.destroyForcibly().waitFor();

            assertThat(database.count("comments") % PAGE_SIZE)
                    .as("whole pages, each in one transaction")
                    .isZero();
            assertThat(database.count("comment_changes"))
                    .as("a change of each comment of the second day")
                    .isEqualTo(database.count("comments WHERE like_count = 1000"));
        }
        List<Long> before = List.of(database.count("comments"), database.count("comment_changes"));
        assertThat(before).as("killed in the middle").isNotEqualTo(List.of(3000L, 3000L));
        assertThat(WriterProcess.start(database, PAGES, 2, "64m").waitFor()).isZero();

        assertThat(database.contents()).isEqualTo(expected.contents()).hasSize(1 + 2 * PAGES * PAGE_SIZE);
        System.out.printf("%s: %d kills, before the last run %s comments and changes%n", kind, KILLS, before);
    }

    /** Comments of the first and of the second day. */
    private static long written(TestDatabase database) throws SQLException {
        return database.count("comments") + database.count("comment_changes");
    }

    @ParameterizedTest
    @EnumSource
    void manyCommentsNeedLittleMemory(Kind kind) throws IOException, InterruptedException, SQLException {
        int comments = kind == Kind.SQLITE ? 1_000_000 : 300_000;
        TestDatabase database = newDatabase(kind, "many.db");

        long started = System.nanoTime();
        int exitCode =
                WriterProcess.start(database, comments / PAGE_SIZE, 1, "24m").waitFor();

        assertThat(exitCode).isZero();
        assertThat(database.count("comments")).isEqualTo(comments);
        System.out.printf(
                "%s: %d comments with a heap of 24 MB in %d s%n",
                kind, comments, (System.nanoTime() - started) / 1_000_000_000);
    }
}
