package io.xhscomments.examples.database;

import static io.xhscomments.examples.database.SampleComments.DAY_1;
import static io.xhscomments.examples.database.SampleComments.DAY_2;
import static io.xhscomments.examples.database.SampleComments.NOTE;
import static io.xhscomments.examples.database.SampleComments.comment;
import static io.xhscomments.examples.database.SampleComments.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.schema.CommentSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of every kind of database. */
abstract class CommentDatabaseRules {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC);

    private TestDatabase database = new TestDatabase("", "");

    abstract TestDatabase newDatabase() throws IOException, SQLException;

    @BeforeEach
    void create() throws IOException, SQLException {
        database = newDatabase();
    }

    private void write(List<ReadComment> page) throws DatabaseException {
        try (CommentDatabase open = database.builder().clock(CLOCK).run("run").open()) {
            open.write(page);
        }
    }

    private void write(Comment comment, Instant readAt) throws DatabaseException {
        write(List.of(new ReadComment(comment, readAt)));
    }

    @Test
    void eachFieldWithoutNestingHasATypedColumn() throws IOException, SQLException {
        write(page(0, DAY_1));

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM comments WHERE like_count = 7")) {
            assertThat(row.next()).isTrue();
            CommentSchema.COMMENT
                    .columns()
                    .forEach(field -> assertThat(hasColumn(row, Column.snakeCase(field.name())))
                            .as(field.name())
                            .isTrue());
            assertThat(row.getString("id")).isEqualTo("670000000000000000000007".substring(0, 24));
            assertThat(row.getString("note_id")).isEqualTo(NOTE.value());
            assertThat(row.getString("author_nickname")).isEqualTo("小红薯7");
            assertThat(row.getString("content")).endsWith("💪 it's \"good\"").startsWith("第7条");
            assertThat(row.getLong("like_count")).isEqualTo(7);
            assertThat(row.getString("tags")).isEqualTo("user_top");
            assertThat(row.getBoolean("liked")).isFalse();
            assertThat(row.getObject("downvoted")).isNull();
            assertThat(row.getObject("root_id")).isNull();
            assertThat(row.getString("more")).isEqualTo("{\"more\":\"670000000000000000000007\"}");
        }
        assertThat(database.rows("SELECT count(*) FROM comments WHERE liked")).containsExactly("0");
        assertThat(database.rows("SELECT count(*) FROM comments WHERE NOT liked"))
                .containsExactly("10");
    }

    private static boolean hasColumn(ResultSet row, String name) {
        try {
            return row.findColumn(name) > 0;
        } catch (SQLException missing) {
            return false;
        }
    }

    @Test
    void writingAPageAgainChangesNothing() throws IOException, SQLException {
        write(page(0, DAY_1));
        List<String> before = database.contents();

        write(page(0, DAY_1));

        assertThat(database.contents()).isEqualTo(before).hasSize(11);
    }

    @Test
    void aCommentThatComesTwiceOnAPageHasOneRow() throws IOException, SQLException {
        Comment later = comment(1).likeCount(OptionalLong.of(99)).build();
        write(List.of(
                new ReadComment(comment(1).build(), DAY_1),
                new ReadComment(comment(2).build(), DAY_1),
                new ReadComment(later, DAY_1)));

        assertThat(database.rows("SELECT like_count FROM comments ORDER BY id")).containsExactly("99", "2");
    }

    @Test
    void eachNamedFieldThatDiffersIsAChange() throws IOException, SQLException {
        write(comment(1).build(), DAY_1);

        write(
                comment(1)
                        .content("edited")
                        .likeCount(OptionalLong.empty())
                        .replyCount(OptionalLong.of(3))
                        .tags(List.of())
                        .status(OptionalInt.of(2))
                        .location("北京")
                        .flags(new CommentFlags(
                                TriState.TRUE,
                                TriState.UNKNOWN,
                                TriState.UNKNOWN,
                                TriState.TRUE,
                                TriState.FALSE,
                                TriState.UNKNOWN))
                        .hints(new DisplayHints(
                                OptionalInt.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.of("another track"),
                                Optional.empty(),
                                Optional.empty()))
                        .build(),
                DAY_2);

        assertThat(database.rows("SELECT field, old_value, new_value FROM comment_changes"
                        + " WHERE field <> 'content' ORDER BY field"))
                .containsExactly(
                        "hidden|false|true",
                        "like_count|1|null",
                        "reply_count|0|3",
                        "status|0|2",
                        "tags|user_top|null");
        assertThat(database.rows("SELECT new_value FROM comment_changes WHERE field = 'content'"))
                .containsExactly("edited");
        assertThat(database.rows("SELECT ip_location, content, liked FROM comments"))
                .allSatisfy(row -> assertThat(row).startsWith("北京|edited|"));
        assertThat(database.rows("SELECT first_read_at FROM comments"))
                .isNotEqualTo(database.rows("SELECT read_at FROM comments"));
    }

    @Test
    void anOlderVersionReplacesNoNewerOne() throws IOException, SQLException {
        write(comment(1).likeCount(OptionalLong.of(20)).build(), DAY_2);
        List<String> before = database.contents();

        write(comment(1).likeCount(OptionalLong.of(10)).build(), DAY_1);

        assertThat(database.contents()).isEqualTo(before);
        assertThat(database.count("comment_changes")).isZero();
    }

    @Test
    void textsThatPostgresRefusesAreStoredWithReplacements() throws IOException, SQLException {
        write(comment(1).content("a\0b\uD83Dc").build(), DAY_1);
        write(comment(1).content("a\0b\uD83Dc").build(), DAY_2);

        assertThat(database.rows("SELECT content FROM comments")).containsExactly("a\uFFFDb\uFFFDc");
        assertThat(database.count("comment_changes")).isZero();
    }

    @Test
    void extremeTimesAreStored() throws IOException, SQLException {
        write(comment(1).createdAt(Instant.MAX).build(), DAY_1);
        write(comment(2).createdAt(Instant.MIN).build(), DAY_1);

        assertThat(database.count("comments")).isEqualTo(2);
    }

    @Test
    void aReadingHasALineFromItsFirstPageOn() throws IOException, SQLException {
        Coverage coverage = new Coverage(new ReportedTotals(OptionalLong.of(40), OptionalLong.empty()), 10, 2, 1, 3, 0);
        try (CommentDatabase open = database.builder().clock(CLOCK).run("run").open()) {
            open.write(page(0, DAY_1));
            assertThat(database.rows("SELECT run, note_id, stop, ended_at FROM readings"))
                    .containsExactly("run|" + NOTE + "|null|null");

            open.conclude(List.of(
                    new ReadingResult(NOTE, "budget", false, coverage, new Spend(3, 1, 1), Optional.of(DAY_1))));
        }

        assertThat(database.rows(
                        "SELECT stop, reported_total, reported_top_level, read_top_level, read_replies, repeats,"
                                + " pages, requests_sent, requests_charged, requests_free, requests_unknown FROM readings"
                                + " WHERE NOT complete AND ended_at = started_at AND oldest_page < ended_at"))
                .containsExactly("budget|40|null|10|2|1|3|5|3|1|1");
    }

    @Test
    void tablesOfANewerVersionAreRefusedAndKept() throws IOException, SQLException {
        write(page(0, DAY_1));
        database.execute("UPDATE xhs_comments_schema SET version = 2");

        assertThatThrownBy(() -> write(page(1, DAY_1)))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("the tables have version 2, and this program knows version 1; use a newer version of"
                        + " xhs-comments");
        assertThat(database.count("comments")).isEqualTo(10);
    }

    @Test
    void aColumnThatAnOlderVersionDidNotKnowIsAdded() throws IOException, SQLException {
        write(page(0, DAY_1));
        database.execute("ALTER TABLE comments DROP COLUMN share_strategy");
        database.execute("ALTER TABLE readings DROP COLUMN repeats");

        write(page(1, DAY_1));

        assertThat(database.rows("SELECT count(*) FROM comments WHERE share_strategy IS NULL"))
                .containsExactly("20");
        assertThat(database.count("readings WHERE repeats IS NULL")).isEqualTo(1);
    }

    @Test
    void aPageThatCannotBeWrittenLeavesNothingAndThoseBeforeStay() throws IOException, SQLException {
        try (CommentDatabase open = database.builder().clock(CLOCK).run("run").open()) {
            open.write(page(0, DAY_1));
            database.execute("ALTER TABLE comments RENAME TO others");

            assertThatThrownBy(() -> open.write(page(1, DAY_1)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("a page of note " + NOTE + " cannot be written: ")
                    .hasNoCause();
            database.execute("ALTER TABLE others RENAME TO comments");
            assertThat(database.count("comments")).isEqualTo(10);

            open.write(page(1, DAY_1));
        }
        assertThat(database.count("comments")).isEqualTo(20);
    }

    @Test
    void tablesOfOthersAreNotTouched() throws SQLException {
        database.execute("CREATE TABLE comments (text VARCHAR)");

        assertThatThrownBy(() -> write(page(0, DAY_1)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("comments");
        assertThat(database.count("comments")).isZero();
    }

    @Test
    void twoWritersAtOnceKeepTheNewestVersionAndEachChangeOnce()
            throws IOException, SQLException, InterruptedException, ExecutionException {
        int pages = 30;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (Instant day : List.of(DAY_1, DAY_2)) {
                writers.add(threads.submit(() -> {
                    try (CommentDatabase open = database.builder().open()) {
                        for (int at = 0; at < pages; at++) {
                            // In opposite directions, so that they meet.
                            open.write(versions(day.equals(DAY_1) ? at : pages - 1 - at, day));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(database.rows("SELECT count(*), min(like_count), max(like_count) FROM comments"))
                .containsExactly("300|222|222");
        assertThat(database.rows("SELECT count(*) FROM comment_changes WHERE field <> 'like_count'"
                        + " OR old_value <> '111' OR new_value <> '222'"))
                .containsExactly("0");
        assertThat(database.count("readings")).isEqualTo(2);
    }

    private static List<ReadComment> versions(int page, Instant day) {
        long likes = day.equals(DAY_1) ? 111 : 222;
        return page(page, day).stream()
                .map(row -> new ReadComment(
                        row.comment().toBuilder()
                                .likeCount(OptionalLong.of(likes))
                                .build(),
                        day))
                .toList();
    }
}
