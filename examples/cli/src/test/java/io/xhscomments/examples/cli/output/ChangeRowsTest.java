package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.adapter.cache.file.report.CommentChange.Kind;
import io.xhscomments.core.model.Comment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The labels of changes, in each format that has room for them. */
class ChangeRowsTest {
    private static final Comment COMMENT = EveryField.asItIs().comment();
    private static final List<CommentChange> CHANGES = List.of(
            new CommentChange(COMMENT, Kind.NEW, Set.of()),
            new CommentChange(COMMENT, Kind.CHANGED, Set.of("likeCount", "content")),
            new CommentChange(COMMENT, Kind.GONE, Set.of()));

    @TempDir
    Path dir;

    private Path written(Format format) throws IOException {
        Path file = dir.resolve("changes." + format);
        try (OutputStream out = Files.newOutputStream(file);
                CommentWriter writer = CommentWriter.ofChanges(format, out)) {
            for (CommentChange change : CHANGES) {
                writer.write(change);
            }
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"csv", "xlsx"})
    void flatFormatsEndWithTwoColumns(Format format) throws IOException, SQLException {
        Path file = written(format);

        assertThat(ReopenedFile.cells(file, format, "change")).containsExactly("new", "changed", "gone");
        assertThat(ReopenedFile.cells(file, format, "changedFields")).contains("content likeCount");
        assertThat(ReopenedFile.cells(file, format, "id"))
                .containsOnly(COMMENT.id().value());
    }

    @Test
    void parquetHasATextAndAListOfTexts() throws IOException, SQLException {
        Path file = written(Format.parquet);

        assertThat(ReopenedFile.column("select change || ' ' || len(changedFields) from '" + file + "'"))
                .containsExactly("new 0", "changed 2", "gone 0");
        assertThat(ReopenedFile.column("select changedFields[1] from '" + file + "' where change = 'changed'"))
                .containsExactly("content");
        assertThat(ReopenedFile.column("select distinct id from '" + file + "'"))
                .containsExactly(COMMENT.id().value());
    }

    @Test
    void jsonlBeginsWithTheLabel() throws IOException {
        assertThat(Files.readAllLines(written(Format.jsonl)).get(1))
                .startsWith("{\"change\":\"changed\",\"changedFields\":[\"content\",\"likeCount\"],\"id\":");
    }

    @ParameterizedTest
    @EnumSource(names = {"table", "html"})
    void formatsForPeopleHaveNoLabels(Format format) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommentWriter.ofChanges(format, OutputStream.nullOutputStream()))
                .withMessage("Changes need jsonl, csv, xlsx or parquet, but got " + format);
        try (CommentWriter writer = format.writerTo(new ByteArrayOutputStream(), false)) {
            assertThatThrownBy(() -> writer.write(CHANGES.get(0))).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
