package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UnknownFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comment of which hardly anything could be typed, in every format. */
class IrregularCommentTest {
    private static final Comment BARE = Comment.builder(
                    CommentId.of("66c4b7a300000000270106f7"), NoteId.of("6683b283000000001f0052bf"))
            .build();
    private static final Comment ROUNDED = BARE.toBuilder()
            .unknownFields(UnknownFields.of(
                    Map.of("like_count", "\"1.2万\"", "sub_comment_count", "\"999+\"", "time", "\"昨天\"")))
            .build();

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource
    void everyFormatWritesIt(Format format) throws IOException {
        assertThat(ReopenedFile.written(dir.resolve("file"), format, List.of(BARE, ROUNDED)))
                .content(StandardCharsets.ISO_8859_1)
                .isNotEmpty();
    }

    @Test
    void jsonlReadsItBack() throws IOException {
        Path file = ReopenedFile.written(dir.resolve("file"), Format.jsonl, List.of(BARE, ROUNDED));

        try (JsonlReader reader = JsonlReader.open(file)) {
            assertThat(reader.next()).contains(BARE);
            assertThat(reader.next()).contains(ROUNDED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"csv", "xlsx"})
    void roundedCountsAreShownAsServed(Format format) throws IOException, SQLException {
        Path file = ReopenedFile.written(dir.resolve("file"), format, List.of(BARE, ROUNDED));

        assertThat(ReopenedFile.cells(file, format, "likeCount")).containsExactly("", "1.2万");
        assertThat(ReopenedFile.cells(file, format, "replyCount")).containsExactly("", "999+");
        assertThat(ReopenedFile.cells(file, format, "createdAt")).containsExactly("", "");
        assertThat(ReopenedFile.cells(file, format, "content")).containsExactly("", "");
    }

    @Test
    void parquetKeepsTypesAndRawText() throws IOException, SQLException {
        Path file = ReopenedFile.written(dir.resolve("file"), Format.parquet, List.of(BARE, ROUNDED));

        assertThat(ReopenedFile.cells(file, Format.parquet, "likeCount")).containsExactly("", "");
        assertThat(ReopenedFile.cells(file, Format.parquet, "createdAt")).containsExactly("", "");
        assertThat(ReopenedFile.cells(file, Format.parquet, "unknownFields").get(1))
                .contains("1.2万", "999+", "昨天");
    }

    @ParameterizedTest
    @EnumSource(names = {"table", "html"})
    void formatsForPeopleShowTheTextInPlaceOfTheNumber(Format format) throws IOException {
        Path file = ReopenedFile.written(dir.resolve("file"), format, List.of(ROUNDED));

        assertThat(Files.readString(file)).contains("1.2万", "999+");
    }
}
