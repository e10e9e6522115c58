package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.FieldKind;
import io.xhscomments.examples.cli.output.CommentJson;
import io.xhscomments.examples.cli.output.JsonlReader;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code read --into} and {@code store load}, with a real database and a real ledger. */
class IntoDatabaseTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000ce");
    private static final String PASSWORD = "fake-hunter2";

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private String database = "";

    @BeforeEach
    void serve() {
        database = "jdbc:sqlite:" + dir.resolve("comments.db");
        tikhub.serve(SyntheticNote.builder(3)
                .note(NOTE)
                .comments(60)
                .pageSize(10)
                .replies(2)
                .inlineReplies(1)
                .build());
    }

    private Run read(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "read",
                NOTE.value(),
                "--rate",
                "1000",
                "--base-url",
                tikhub.baseUrl().toString()));
        args.addAll(List.of(more));
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", args.toArray(String[]::new));
    }

    private Run readInto() {
        return read("--store", store(), "--replies", "--into", database);
    }

    private String store() {
        return dir.resolve("pages").toString();
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
                    values.add(String.valueOf(rows.getString(at)));
                }
                lines.add(String.join("|", values));
            }
            return lines;
        }
    }

    private List<String> comments() throws SQLException {
        return rows("SELECT * FROM comments ORDER BY id");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The comments of a run with jsonl, by id, as the columns of the database. */
    private Map<String, List<String>> jsonl(String... source) throws IOException {
        Path file = dir.resolve("comments.jsonl");
        List<String> args =
                new ArrayList<>(List.of("read", NOTE.value(), "--format", "jsonl", "--out", file.toString()));
        args.addAll(List.of(source));
        assertThat(Run.of(args.toArray(String[]::new)).exitCode()).isZero();
        Map<String, List<String>> rows = new HashMap<>();
        try (JsonlReader reader = JsonlReader.open(file)) {
            for (Optional<Comment> comment = reader.next(); comment.isPresent(); comment = reader.next()) {
                rows.put(comment.get().id().value(), row(comment.get()));
            }
        }
        return rows;
    }

    private static List<String> row(Comment comment) {
        return Stream.concat(
                        CommentSchema.COMMENT.columns().stream().map(field -> cell(field, comment)),
                        Stream.of(CommentJson.details(comment).orElse("null")))
                .toList();
    }

    private static String cell(Field<Comment> field, Comment comment) {
        return field.get(comment)
                .map(value -> field.kind() == FieldKind.BOOLEAN ? value.equals(true) ? "1" : "0" : value.toString())
                .orElse("null");
    }

    @Test
    void theDatabaseHasTheRowsOfJsonl() throws IOException, SQLException {
        Run run = readInto();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        Map<String, List<String>> expected = jsonl("--replay", store(), "--replies");
        assertThat(expected).hasSize(180);
        String columns = String.join(
                ", ",
                CommentSchema.COMMENT.columns().stream()
                        .map(field -> field.name().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                        .toList());
        Map<String, List<String>> stored = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + columns + ", more FROM comments")) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
                    values.add(String.valueOf(row.getString(at)));
                }
                stored.put(values.get(0), values);
            }
        }
        assertThat(stored).isEqualTo(expected);
    }

    @Test
    void repeatingARunSendsNothingAndChangesNothing() throws SQLException {
        readInto();
        int sent = tikhub.ledger().requests();
        List<String> before = comments();

        Run again = readInto();

        assertThat(again.exitCode()).isZero();
        assertThat(tikhub.ledger().requests()).isEqualTo(sent);
        assertThat(comments()).isEqualTo(before).hasSize(180);
        assertThat(rows("SELECT count(*) FROM comment_changes")).containsExactly("0");
        assertThat(rows("SELECT stop, complete, read_top_level, read_replies, requests_charged FROM readings"
                        + " ORDER BY requests_charged DESC"))
                .containsExactly("end-of-pages|1|60|120|" + tikhub.ledger().charged(), "end-of-pages|1|60|120|0");
    }

    @Test
    void storeLoadWritesTheSameRowsForFree() throws SQLException {
        readInto();
        List<String> read = comments();
        int sent = tikhub.ledger().requests();
        database = "jdbc:sqlite:" + dir.resolve("loaded.db");

        Run load = Run.of("store", "load", store(), "--into", database);

        assertThat(load.exitCode()).as(load.err()).isZero();
        assertThat(comments()).isEqualTo(read);
        assertThat(tikhub.ledger().requests()).isEqualTo(sent);
        assertThat(Run.of("store", "load", store(), "--into", database, "--note", "6700000000000000000000ff")
                        .exitCode())
                .isZero();
        assertThat(rows("SELECT note_id, stop, requests_sent FROM readings")).containsExactly(NOTE + "|end-of-pages|0");
    }

    @Test
    void anUpdateAddsWhatIsNew() throws SQLException {
        tikhub.serve(SyntheticNote.builder(11)
                .note(NOTE)
                .comments(40)
                .unwritten(3)
                .replies(0)
                .build());
        read("--store", store(), "--into", database);
        execute("UPDATE comments SET like_count = like_count + 1000, read_at = '2020-01-01T00:00:00Z'"
                + " WHERE id IN (SELECT id FROM comments ORDER BY created_at DESC LIMIT 2)");
        tikhub.serve(
                SyntheticNote.builder(11).note(NOTE).comments(40).replies(0).build());

        Run update = read("--store", store(), "--refresh", "--into", database);

        assertThat(update.exitCode()).as(update.err()).isZero();
        assertThat(comments()).hasSize(40);
        assertThat(rows("SELECT field, old_value - new_value FROM comment_changes"))
                .containsExactly("like_count|1000", "like_count|1000");
    }

    @Test
    void aDatabaseThatFailsStopsTheRunWhichReportsWhatItPaid() throws SQLException {
        read("--store", store(), "--max-pages", "1", "--into", database);
        execute("CREATE TRIGGER full BEFORE INSERT ON comments WHEN (SELECT count(*) FROM comments) >= 25"
                + " BEGIN SELECT RAISE(FAIL, 'the disk is full'); END");

        Run failed = readInto();

        assertThat(failed.exitCode()).isEqualTo(6);
        int paid = tikhub.ledger().charged();
        assertThat(failed.err())
                .contains("database error: a page of note " + NOTE + " cannot be written: ", "the disk is full")
                .contains(
                        (paid - 1) + " charged", "Stopped: cancelled", "all pages that were paid for are in the store");
        assertThat(paid).isLessThan(40);
        execute("DROP TRIGGER full");
        Run again = readInto();

        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains((tikhub.ledger().charged() - paid) + " charged");
        assertThat(comments()).hasSize(180);
        assertThat(tikhub.ledger().requests()).isEqualTo(tikhub.ledger().charged());
    }

    @Test
    void aDatabaseThatCannotBeOpenedCostsNothing() {
        database = "jdbc:sqlite:" + dir.resolve("missing/comments.db");

        Run run = readInto();

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("database error: ", "XHS_COMMENTS_DB_PASSWORD");
        assertThat(tikhub.ledger().requests()).isZero();
        assertThat(dir.resolve("pages")).doesNotExist();
    }

    @Test
    void intoNeedsAStoreAndReplacesFiles() {
        assertThat(read("--into", database).err()).contains("--into needs --store or --replay");
        for (List<String> more : List.of(
                List.of("--format", "jsonl"),
                List.of("--out", dir.resolve("out").toString()),
                List.of("--checkpoint", dir.resolve("checkpoint").toString()))) {
            List<String> args = new ArrayList<>(List.of("--store", store(), "--into", database));
            args.addAll(more);
            Run run = read(args.toArray(String[]::new));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--into replaces --format, --out and --checkpoint");
        }
        assertThat(read("--store", store(), "--db-password-file", "x").err()).contains("pass --into URL");
        assertThat(Run.of("store", "load", dir.toString()).err()).contains("pass --into URL");
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void aUrlWithAPasswordIsRefusedAndNotRepeated() {
        for (String url : List.of(
                "jdbc:postgresql://localhost/comments?user=me&password=" + PASSWORD,
                "jdbc:postgresql://me:" + PASSWORD + "@localhost/comments")) {
            Run run = read("--store", store(), "--into", url);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--into", "XHS_COMMENTS_DB_PASSWORD").doesNotContain(PASSWORD);
        }
        assertThat(read("--into", database, "jdbc:postgresql://h/d?password=" + PASSWORD)
                        .err())
                .doesNotContain(PASSWORD);
    }

    @Test
    void aServerThatIsNotThereIsReportedWithoutThePassword() throws IOException {
        Path file = Files.writeString(dir.resolve("password"), PASSWORD + "\n");
        database = "jdbc:postgresql://127.0.0.1:1/comments?user=me";

        Run run = read("--store", store(), "--into", database, "--db-password-file", file.toString());

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains(database).doesNotContain(PASSWORD);
        assertThat(tikhub.ledger().requests()).isZero();
        assertThat(read("--store", store(), "--into", database, "--db-password-file", "no-" + PASSWORD)
                        .err())
                .contains("the file of --db-password-file cannot be read (NoSuchFileException)")
                .doesNotContain(PASSWORD);
    }

    @Test
    void theMessageIsChineseToo() {
        assertThat(read("--into", database, "--lang", "zh").err()).contains("--into 需要与 --store 或 --replay 一起使用");
    }
}
