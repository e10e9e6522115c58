package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.examples.cli.text.FormulaGuard;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each format for programs, opened again by another library than the one that wrote it. */
class RoundTripTest {
    /** Whatever somebody may write to break a file, a spreadsheet or a reader. */
    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"https://example.org\",\"x\")",
            "\t=1",
            "\r=1",
            "'quoted",
            "a\u0007b\u001b[31mc\u007fd",
            "a\u202eb\u2066c\u200f",
            "👨‍👩‍👧‍👦🔵 e\u0301",
            "half a pair: \ud83d and \ude00.",
            "x".repeat(10_000),
            "a\nb\r\nc\rd",
            " \n white space around \n ",
            "_x0041_ _x005F_",
            "]]></t><script>&amp;\"'`",
            "\ufeffmark \ufffe\uffff",
            "a,b;c\td|e\\n\\",
            "\"",
            "0012",
            "1e5",
            "TRUE",
            "2024-01-01",
            "null",
            "");

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(names = {"jsonl", "csv", "xlsx", "parquet"})
    void everyFieldOfTheModelIsWritten(Format format) throws IOException, SQLException {
        EveryField every = EveryField.asItIs();
        List<String> fields = List.copyOf(every.shown().keySet());
        List<Comment> comments = new ArrayList<>(List.of(every.comment()));
        fields.stream().map(EveryField::butFor).forEach(comments::add);

        List<String> rows = ReopenedFile.rows(ReopenedFile.written(dir.resolve("file"), format, comments), format);

        assertThat(fields).hasSizeGreaterThan(60).contains("author.level.image", "pictures.unknownFields");
        assertThat(rows).hasSize(1 + fields.size());
        assertThat(fields).allSatisfy(field -> {
            assertThat(every.shown().get(field))
                    .as(field)
                    .allSatisfy(value -> assertThat(rows.get(0)).contains(value));
            assertThat(rows.get(1 + fields.indexOf(field)))
                    .as("a row in which only %s differs", field)
                    .isNotEqualTo(rows.get(0));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"jsonl", "csv", "xlsx", "parquet"})
    void documentedSampleIsReadBack(Format format) throws IOException, SQLException {
        List<Comment> sample = TikHubDecoder.create()
                .decode(PageRequest.comments(Fixtures.sampleNote()), RawResponse.stored(Fixtures.sample()))
                .comments();
        Path file = ReopenedFile.written(dir.resolve("file"), format, sample);
        boolean nested = format == Format.jsonl || format == Format.parquet;

        assertThat(sample).hasSize(7);
        assertThat(ReopenedFile.cells(file, format, "id"))
                .isEqualTo(all(sample, comment -> comment.id().value()));
        assertThat(ReopenedFile.cells(file, format, "content"))
                .isEqualTo(all(sample, comment -> comment.content().orElseThrow()));
        assertThat(ReopenedFile.cells(file, format, "likeCount"))
                .isEqualTo(all(sample, comment -> number(comment.likeCount())));
        assertThat(ReopenedFile.cells(file, format, "score"))
                .isEqualTo(all(sample, comment -> number(comment.score())));
        assertThat(ReopenedFile.cells(file, format, "status"))
                .isEqualTo(
                        all(sample, comment -> Integer.toString(comment.status().orElseThrow())));
        assertThat(ReopenedFile.cells(file, format, "createdAt"))
                .map(time -> Instant.parse(time.replace(' ', 'T').replace("+00", "Z")))
                .isEqualTo(sample.stream()
                        .map(Comment::createdAt)
                        .map(Optional::orElseThrow)
                        .toList());
        if (!nested) {
            assertThat(ReopenedFile.cells(file, format, "authorNickname"))
                    .isEqualTo(
                            all(sample, comment -> comment.author().nickname().orElse("")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"jsonl", "csv", "xlsx", "parquet"})
    void textsOfUsersAreUnchanged(Format format) throws IOException, SQLException {
        List<Comment> comments =
                HOSTILE.stream().map(RoundTripTest::commentWith).toList();

        Path file = ReopenedFile.written(dir.resolve("file"), format, comments);

        assertThat(ReopenedFile.cells(file, format, "content"))
                .containsExactlyElementsOf(
                        HOSTILE.stream().map(text -> expected(text, format)).toList());
    }

    /** The two things that are known to change. */
    private static String expected(String text, Format format) {
        String inUtf8 = format == Format.xlsx ? text : text.replaceAll("\\p{Cs}", "?");
        return format == Format.csv ? FormulaGuard.escaped(inUtf8) : inUtf8;
    }

    static Comment commentWith(String content) {
        return Comment.builder(
                        CommentId.of("66c4b7a300000000270106f7"),
                        NoteId.of("6683b283000000001f0052bf"),
                        Author.of(UserId.of("a82b75219c7c5c5c9ece76b3490f2"), content),
                        Instant.EPOCH,
                        content)
                .build();
    }

    private static List<String> all(List<Comment> comments, Function<Comment, String> value) {
        return comments.stream().map(value).toList();
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }
}
