package io.xhscomments.examples.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite. */
class SqliteDatabaseTest extends CommentDatabaseRules {
    @TempDir
    Path dir;

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.sqlite(dir.resolve("comments.db"));
    }

    @Test
    void timesAreTextsThatSqliteUnderstands() throws IOException, SQLException {
        TestDatabase database = newDatabase();
        try (CommentDatabase open = database.builder().open()) {
            open.write(SampleComments.page(0, SampleComments.DAY_1));
        }

        assertThat(database.rows("SELECT DISTINCT strftime('%Y-%m-%d %H', read_at), read_at FROM comments"))
                .containsExactly("2026-11-23 17|2026-11-23T17:00:00Z");
        assertThat(database.rows("SELECT DISTINCT typeof(like_count), typeof(liked), typeof(content) FROM comments"))
                .containsExactly("integer|integer|text");
    }

    @Test
    void aClosedDatabaseIsOneFile() throws IOException {
        try (CommentDatabase open = newDatabase().builder().open()) {
            open.write(SampleComments.page(0, SampleComments.DAY_1));
        }

        try (var files = Files.list(dir)) {
            assertThat(files).containsExactly(dir.resolve("comments.db"));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndKept() throws IOException {
        Files.writeString(dir.resolve("comments.db"), "{\"id\":1}\n".repeat(200));

        assertThatThrownBy(() -> newDatabase().builder().open())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("comments.db cannot be");
        assertThat(dir.resolve("comments.db")).content().startsWith("{\"id\":1}");
    }
}
