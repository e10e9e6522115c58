package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonlReaderTest {
    private static final String LEAST =
            "{'id':'66c4b7a300000000270106f7','noteId':'6683b283000000001f0052bf','createdAt':'1970-01-01T00:00:00Z',"
                    + "'author':{'id':'u1'},'content':'x'}";

    @TempDir
    Path dir;

    private Path written(List<Comment> comments) throws IOException {
        Path file = dir.resolve("comments.jsonl");
        try (OutputStream out = Files.newOutputStream(file);
                CommentWriter writer = Format.jsonl.writerTo(out, false)) {
            for (Comment comment : comments) {
                writer.write(comment);
            }
        }
        return file;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("some.jsonl"), text.replace('\'', '"'), StandardCharsets.UTF_8);
    }

    static List<Comment> read(Path file) throws IOException {
        List<Comment> all = new ArrayList<>();
        try (JsonlReader reader = JsonlReader.open(file)) {
            for (Optional<Comment> comment = reader.next(); comment.isPresent(); comment = reader.next()) {
                all.add(comment.get());
            }
        }
        return all;
    }

    private static Comment full() {
        return Comment.builder(
                        CommentId.of("66c4b7a300000000270106f7"),
                        NoteId.of("6683b283000000001f0052bf"),
                        Author.builder()
                                .id(UserId.of("u1"))
                                .nickname("名字 \"n\"")
                                .redId("00716")
                                .avatarUrl("https://avatars.test/a?b=c&d")
                                .aiAgent(TriState.TRUE)
                                .build(),
                        Instant.parse("2026-11-23T17:00:01Z"),
                        "two\nlines\u2028</script> 🔵 [doge]")
                .rootId(CommentId.of("66c4b7a300000000270106f8"))
                .replyTo(new ReplyTarget(
                        CommentId.of("66c4b7a300000000270106f9"),
                        OptionalInt.empty(),
                        Optional.empty(),
                        UnknownFields.none()))
                .likeCount(9_007_199_254_740_993L)
                .replyCount(0)
                .tags(List.of(Tag.of(Tag.IS_AUTHOR), Tag.of("tomorrow's")))
                .pictures(List.of(new Picture(
                        Optional.of("https://p.test/1"),
                        Optional.of("https://p.test/o"),
                        OptionalInt.of(3),
                        OptionalInt.of(4),
                        Optional.of("f"),
                        UnknownFields.none())))
                .mentions(List.of(new Mention(Optional.of(UserId.of("u2")), Optional.empty(), UnknownFields.none())))
                .hashTags(List.of(
                        new HashTag("话题", Optional.of("xhsdiscover://x"), Optional.of("topic"), UnknownFields.none())))
                .location("上海")
                .status(-2)
                .score(10_000_000)
                .flags(new CommentFlags(
                        TriState.TRUE,
                        TriState.FALSE,
                        TriState.UNKNOWN,
                        TriState.TRUE,
                        TriState.FALSE,
                        TriState.UNKNOWN))
                .businessLabel(new BusinessLabel(TriState.FALSE, TriState.TRUE, TriState.UNKNOWN, UnknownFields.none()))
                .hints(new DisplayHints(
                        OptionalInt.of(2),
                        Optional.of("common"),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .unknownFields(UnknownFields.of(Map.of("big", "{\"n\":9007199254740993}")))
                .build();
    }

    @Test
    void everythingThatIsWrittenComesBack() throws IOException {
        assertThat(read(written(List.of(full(), full())))).containsExactly(full(), full());
    }

    @Test
    void everyFieldOfTheModelComesBack() throws IOException {
        Comment comment = EveryField.asItIs().comment();

        assertThat(read(written(List.of(comment)))).containsExactly(comment);
    }

    /** Files of older versions call the members that are not modelled {@code others}. */
    @Test
    void unknownFieldsAreReadUnderTheirFormerName() throws IOException {
        Comment comment = EveryField.asItIs().comment();
        String older = Files.readString(written(List.of(comment))).replace("\"unknownFields\":", "\"others\":");

        assertThat(older.split("\"others\":", -1)).hasSizeGreaterThan(8);
        assertThat(read(Files.writeString(dir.resolve("older.jsonl"), older))).containsExactly(comment);
    }

    @Test
    void theSampleComesBackAsItIsWritten() throws IOException {
        Path first = written(TikHubDecoder.create()
                .decode(PageRequest.comments(Fixtures.sampleNote()), RawResponse.stored(Fixtures.sample()))
                .comments());
        byte[] bytes = Files.readAllBytes(first);

        List<Comment> back = read(first);

        assertThat(back).hasSize(7);
        assertThat(Files.readAllBytes(written(back))).isEqualTo(bytes);
    }

    @Test
    void whatIsMissingWasNotToldAndWhatIsUnknownIsPassedOver() throws IOException {
        Comment comment = read(file(
                        "\uFEFF" + LEAST.replace("'content'", "'later':[1,{}],'likeCount':null,'content'") + "\r\n\n"))
                .get(0);

        assertThat(comment.likeCount()).isEmpty();
        assertThat(comment.author().nickname()).isEmpty();
        assertThat(comment.flags()).isEqualTo(CommentFlags.UNKNOWN);
        assertThat(comment.content()).contains("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                | End of input",
                "[]                               | Expected BEGIN_OBJECT",
                "{'id':'66c4b7a300000000270106f7'} | it has no noteId",
                "{'id':7}                         | id is a NUMBER, expected a STRING",
                "id,noteId,rootId                 | malformed"
            })
    void whatIsNoCommentIsToldWithItsLine(String line, String why) throws IOException {
        Path file = file(LEAST + "\n" + line + "\n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("some.jsonl, line 2: expected a comment as --format jsonl writes it")
                .hasMessageContaining(why);
    }

    @Test
    void aTimeThatIsNoneIsTold() throws IOException {
        Path file = file(LEAST.replace("1970-01-01T00:00:00Z", "yesterday"));

        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("createdAt is not a time such as")
                .hasMessageContaining("yesterday");
    }
}
