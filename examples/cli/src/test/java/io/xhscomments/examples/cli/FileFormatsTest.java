package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.TikHubStub;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats whose files have an end: complete or not there, and honest when the run stopped early. */
class FileFormatsTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000ae");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    @BeforeEach
    void aNoteOfFourPages() {
        tikhub.serve(
                SyntheticNote.builder(7).note(NOTE).comments(35).pageSize(10).build());
    }

    private Run read(String... args) {
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all(args));
    }

    private static String[] all(String... args) {
        return Stream.concat(
                        Stream.of(
                                "read",
                                NOTE.value(),
                                "--base-url",
                                tikhub.baseUrl().toString(),
                                "--retries",
                                "0"),
                        Arrays.stream(args))
                .toArray(String[]::new);
    }

    /** How many comments are in a file, as another library reads it. */
    static long rowsOf(Path file, String format) throws IOException, SQLException {
        if (format.equals("xlsx")) {
            try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
                assertThat(workbook.getSheet("Reading")).isNotNull();
                return workbook.getSheetAt(0).getLastRowNum();
            }
        }
        if (format.equals("html")) {
            try (Stream<String> lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("{\"i\":"))
                        .distinct()
                        .count();
            }
        }
        String reader = format.equals("jsonl") ? "json" : format;
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(distinct id) from read_" + reader + "('" + file + "')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "parquet"})
    void aWholeNoteIsAWholeFile(String format) throws IOException, SQLException {
        Path file = dir.resolve("comments");

        Run run = read("--format", format, "--out", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(rowsOf(file, format)).isEqualTo(35);
        assertThat(run.err()).doesNotContain("stopped early").doesNotContain("SLF4J");
        assertThat(dir.resolve("comments.part")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "parquet"})
    void aStoppedRunLeavesAFileThatOpensAndSaysSo(String format) throws IOException, SQLException {
        Path file = dir.resolve("comments");

        Run run = read("--format", format, "--out", file.toString(), "--max-pages", "2");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(rowsOf(file, format)).isEqualTo(20);
        assertThat(run.err())
                .contains(file + " can be opened, and holds what was read before the run stopped early")
                .contains("Stopped: page-limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "parquet"})
    void aFailureLeavesAFileThatOpensBesideTheEarlierOne(String format) throws IOException, SQLException {
        Path file = Files.writeString(dir.resolve("comments"), "paid for yesterday");
        tikhub.respondWith(
                request -> request.ordinal() == 3 ? Optional.of(Fixtures.error("500-object")) : Optional.empty());

        Run run = read("--format", format, "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(Files.readString(file)).isEqualTo("paid for yesterday");
        assertThat(rowsOf(dir.resolve("comments.part"), format)).isEqualTo(20);
        assertThat(run.err()).contains("comments.part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "parquet"})
    void aRunThatReadNothingLeavesNothingBesideTheEarlierFile(String format) throws IOException {
        Path file = Files.writeString(dir.resolve("comments"), "paid for yesterday");
        tikhub.failNext(Fixtures.error("500-object"));

        Run run = read("--format", format, "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(Files.readString(file)).isEqualTo("paid for yesterday");
        assertThat(dir.resolve("comments.part")).doesNotExist();
        assertThat(run.err()).contains("The earlier file stays; nothing was read now");
        assertThat(read("--format", format, "--out", file.toString()).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "parquet"})
    void noneOfThemCanGoOnFromACheckpoint(String format) {
        Run run = read(
                "--format",
                format,
                "--out",
                dir.resolve("comments").toString(),
                "--checkpoint",
                dir.resolve("checkpoint").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--checkpoint").contains("--store DIR").contains("--format jsonl");
        assertThat(dir).isEmptyDirectory();
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "parquet"})
    void noneOfThemIsForATerminal(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console terminal = new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal())::get,
                Interrupts.NONE,
                ConsoleTest.SEVENTY_COLUMNS);

        assertThat(new Program(terminal).run(all("--format", format))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("give --out FILE");
        assertThat(out.size()).isZero();
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void whatIsInterruptedIsPaidForOnceWithAStore() throws IOException, SQLException {
        String store = dir.resolve("pages").toString();
        read("--format", "parquet", "--out", dir.resolve("a").toString(), "--store", store, "--max-pages", "2");

        Run run = read("--format", "parquet", "--out", dir.resolve("b").toString(), "--store", store);

        assertThat(run.exitCode()).isZero();
        assertThat(rowsOf(dir.resolve("b"), "parquet")).isEqualTo(35);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }
}
