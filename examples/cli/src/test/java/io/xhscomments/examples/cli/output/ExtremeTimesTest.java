package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every time that the model can hold, in every format. */
class ExtremeTimesTest {
    private static final List<Comment> COMMENTS = comments();

    @TempDir
    Path dir;

    private static List<Comment> comments() {
        List<Instant> times = new ArrayList<>(List.of(
                Instant.MIN,
                Instant.MAX,
                Instant.ofEpochSecond(31_556_889_864_403_199L),
                Instant.ofEpochSecond(-31_556_889_864_403_199L),
                Instant.ofEpochMilli(Long.MIN_VALUE),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                Instant.ofEpochMilli(Long.MAX_VALUE).plusMillis(1),
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("-0001-12-31T23:59:59Z"),
                Instant.parse("9999-12-31T23:59:59.999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.parse("1900-01-01T00:00:00Z"),
                Instant.EPOCH));
        Random random = new Random(31556889);
        for (int i = 0; i < 300; i++) {
            long seconds = random.nextLong() % (Instant.MAX.getEpochSecond() + 1) >> random.nextInt(40);
            times.add(Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000)));
        }
        return times.stream().map(ExtremeTimesTest::at).toList();
    }

    private static Comment at(Instant time) {
        Comment any = RoundTripTest.commentWith("x");
        return any.toBuilder().createdAt(time).build();
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatWritesEveryTime(Format format) throws IOException {
        Path file = ReopenedFile.written(dir.resolve("file"), format, COMMENTS);

        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @EnumSource(names = {"jsonl", "csv", "xlsx", "parquet"})
    void writtenFilesCanBeOpened(Format format) throws IOException, SQLException {
        Path file = ReopenedFile.written(dir.resolve("file"), format, COMMENTS);

        assertThat(ReopenedFile.rows(file, format)).hasSameSizeAs(COMMENTS);
    }

    @ParameterizedTest
    @EnumSource(names = {"jsonl", "csv"})
    void textsHoldEveryTimeToTheNanosecond(Format format) throws IOException, SQLException {
        Path file = ReopenedFile.written(dir.resolve("file"), format, COMMENTS);

        // A sign at its beginning may be kept from a spreadsheet's eyes.
        assertThat(ReopenedFile.cells(file, format, "createdAt").stream().map(cell -> cell.replaceFirst("^'", "")))
                .containsExactlyElementsOf(COMMENTS.stream()
                        .map(comment -> comment.createdAt().orElseThrow().toString())
                        .toList());
    }

    @Test
    void jsonlIsReadBack() throws IOException {
        Path file = ReopenedFile.written(dir.resolve("file"), Format.jsonl, COMMENTS);
        List<Instant> read = new ArrayList<>();
        try (JsonlReader reader = JsonlReader.open(file)) {
            for (Optional<Comment> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(next.get().createdAt().orElseThrow());
            }
        }

        assertThat(read)
                .isEqualTo(COMMENTS.stream()
                        .map(comment -> comment.createdAt().orElseThrow())
                        .toList());
    }

    /** Engines count in microseconds. */
    @Test
    void timeBeyondTheRangeOfEnginesIsClamped() throws IOException, SQLException {
        Path file = ReopenedFile.written(dir.resolve("file"), Format.parquet, COMMENTS);

        assertThat(ReopenedFile.column("select epoch_ms(createdAt) from read_parquet('" + file + "') limit 2"))
                .containsExactly(Long.toString(Long.MIN_VALUE / 1000), Long.toString(Long.MAX_VALUE / 1000));
    }

    @Test
    void tableKeepsItsColumns() throws IOException {
        Path file = ReopenedFile.written(dir.resolve("file"), Format.table, COMMENTS);

        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines.subList(2, lines.size()))
                .allSatisfy(line ->
                        assertThat(line.indexOf("x")).isEqualTo(lines.get(2).indexOf("x")));
        assertThat(lines.get(2)).startsWith("-1000000000-01-…");
        assertThat(lines.get(14)).startsWith("1970-01-01 00:00");
    }
}
