package io.xhscomments.examples.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** PostgreSQL, a real server; skipped with a message where it is not installed. */
class PostgresDatabaseTest extends CommentDatabaseRules {
    @Override
    TestDatabase newDatabase() throws SQLException {
        return TestDatabase.postgres();
    }

    @Test
    void columnsHaveTheTypesOfPostgres() throws IOException, SQLException {
        TestDatabase database = newDatabase();
        try (CommentDatabase open = database.builder().open()) {
            open.write(SampleComments.page(0, SampleComments.DAY_1));
        }

        assertThat(database.rows(
                        "SELECT pg_typeof(id), pg_typeof(created_at), pg_typeof(like_count), pg_typeof(status),"
                                + " pg_typeof(liked) FROM comments LIMIT 1"))
                .containsExactly("text|timestamp with time zone|bigint|integer|boolean");
        assertThat(database.rows("SELECT DISTINCT extract(epoch FROM read_at)::bigint FROM comments"))
                .containsExactly(Long.toString(SampleComments.DAY_1.getEpochSecond()));
    }

    @Test
    void aRefusedPasswordIsNotShown() throws SQLException {
        String wrong = "fake-wrong-password";
        CommentDatabase.Builder refused = newDatabase().builder().password(wrong);

        assertThatThrownBy(refused::open)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("SQLSTATE 28P01")
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain(wrong));
        assertThat(refused.toString()).doesNotContain(wrong);
    }

    @Test
    void aPasswordThatTheServerRepeatsIsRedacted() throws SQLException {
        TestDatabase database = newDatabase();
        // The name of a database that does not exist is the password, and the server quotes the name.
        String url = database.url().replaceFirst("/comments\\d+", "/fake-Pa55word'for=tests".replace("'", "%27"));

        assertThatThrownBy(() -> CommentDatabase.builder(DatabaseUrl.of(url))
                        .password(PostgresServer.PASSWORD)
                        .open())
                .isInstanceOf(DatabaseException.class)
                .satisfies(failure ->
                        assertThat(trace(failure)).contains("[redacted]").doesNotContain(PostgresServer.PASSWORD));
    }

    @Test
    void aServerThatIsNotThereIsReported() {
        assertThatThrownBy(
                        () -> CommentDatabase.builder(DatabaseUrl.of("jdbc:postgresql://127.0.0.1:1/comments?user=me"))
                                .password(PostgresServer.PASSWORD)
                                .open())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("the database jdbc:postgresql://127.0.0.1:1/comments?user=me cannot be used")
                .hasMessageContaining("refused");
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
