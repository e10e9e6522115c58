package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderFixture.commentOf;
import static io.xhscomments.testkit.contract.DecoderFixture.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about unexpected values and responses: the decoder reads as much of them as possible. */
interface DecoderToleranceRules {
    @Test
    @DisplayName("D33 A row that cannot be a comment is skipped, counted and kept; other rows are read")
    default void invalidRowIsSkipped(DecoderFixture fixture) {
        CommentPage page = fixture.page(pageOf("7," + commentOf(DecoderFixture.ID, "") + ",null,{\"id\":\"x\"}"));
        assertThat(page.comments()).hasSize(1);
        assertThat(page.irregularities())
                .isEqualTo(new Irregularities(List.of("7", "null", "{\"id\":\"x\"}"), 0, List.of()));
    }

    @Test
    @DisplayName("D34 A member of the wrong type is empty, counted, and kept as the JSON that was served")
    default void memberOfWrongTypeIsKept(DecoderFixture fixture) {
        CommentPage page = fixture.page(pageOf(commentOf(DecoderFixture.ID, "\"status\":\"normal\",\"like_count\":5")));
        Comment comment = page.comments().get(0);
        assertThat(comment.status()).isEmpty();
        assertThat(comment.likeCount()).hasValue(5);
        assertThat(comment.unknownFields().json("status")).hasValue("\"normal\"");
        assertThat(page.irregularities().counts().membersNotTyped()).isEqualTo(1);
        assertThat(page.irregularities().paths()).singleElement().asString().endsWith(".comments[0].status");
    }

    @Test
    @DisplayName("D35 A rounded count is no number: its text is kept")
    default void roundedCountIsNoNumber(DecoderFixture fixture) {
        for (String text : List.of("\"1.2万\"", "\"1千+\"", "\"999+\"", "-1")) {
            Comment comment = fixture.comment("\"like_count\": " + text);
            assertThat(comment.likeCount()).isEmpty();
            assertThat(comment.unknownFields().json("like_count")).hasValue(text);
        }
    }

    @Test
    @DisplayName("D36 A time in milliseconds is converted and counted as irregular")
    default void millisecondsAreConverted(DecoderFixture fixture) {
        CommentPage page =
                fixture.page(pageOf(commentOf(DecoderFixture.ID, "").replace("1724168100", "1724168100000")));
        assertThat(page.comments().get(0).createdAt()).contains(Instant.ofEpochSecond(1_724_168_100));
        assertThat(page.irregularities().counts().membersNotTyped()).isEqualTo(1);
    }

    @Test
    @DisplayName("D37 A row without user, text or time keeps its other values")
    default void incompleteRowIsRead(DecoderFixture fixture) {
        CommentPage page = fixture.page(pageOf("{\"id\":\"" + DecoderFixture.ID
                + "\",\"user\":null,\"content\":null,\"like_count\":5}," + commentOf(DecoderFixture.ID, "")));
        Comment comment = page.comments().get(0);
        assertThat(comment.author()).isEqualTo(Author.UNKNOWN);
        assertThat(comment.content()).isEmpty();
        assertThat(comment.createdAt()).isEmpty();
        assertThat(comment.likeCount()).hasValue(5);
        assertThat(page.comments()).hasSize(2);
        assertThat(page.irregularities().counts().membersNotTyped()).isEqualTo(3);
    }

    @Test
    @DisplayName("D38 A cursor that is a JSON object is used")
    default void objectCursorIsUsed(DecoderFixture fixture) {
        String cursor = "{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":7}";
        CommentPage page =
                fixture.page(pageOf(commentOf(DecoderFixture.ID, ""), "\"has_more\":true,\"cursor\":" + cursor));
        assertThat(page.next()).hasValue(Cursor.of(cursor));
    }

    @Test
    @DisplayName("D39 A response of an unsupported route is reported as unsupported, not as malformed")
    default void unsupportedResponseIsReported(DecoderFixture fixture) {
        fixture.needs(DecoderCapability.READS_TIKHUB_ENVELOPE);
        String row = "{\"id\":\"" + DecoderFixture.ID + "\",\"noteId\":\"" + DecoderFixture.NOTE
                + "\",\"content\":\"c\",\"createTime\":1724168100000,\"userInfo\":{\"userId\":\"u1\"}}";
        String body =
                "{\"code\":200,\"router\":\"/api/v1/xiaohongshu/web_v3/fetch_note_comments\",\"data\":{\"code\":0,"
                        + "\"data\":{\"comments\":[" + row + "],\"hasMore\":false}}}";
        UnsupportedResponseException failure =
                fixture.decode(DecoderFixture.ok(body.getBytes(UTF_8))).failure(UnsupportedResponseException.class);
        assertThat(failure.format()).isEqualTo("web_v3");
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
    }

    @Test
    @DisplayName("D31 Success without data is a failure and returns no empty page")
    default void successWithoutDataIsAFailure(DecoderFixture fixture) {
        for (String data : List.of("null", "{}")) {
            EmptyResponseException failure =
                    fixture.decode(fixture.response(data)).failure(EmptyResponseException.class);
            assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
            assertThat(failure.retryable()).isFalse();
        }
    }

    @Test
    @DisplayName("D40 A response whose rows all belong to another note is a failure")
    default void responseOfAnotherNoteIsAFailure(DecoderFixture fixture) {
        String page = pageOf(commentOf(DecoderFixture.ID, ""))
                .replace(DecoderFixture.NOTE.value(), "6683b283000000001f0052be");
        assertThat(fixture.decode(fixture.response(page))
                        .failure(WrongResponseException.class)
                        .charge())
                .isEqualTo(Charge.CHARGED);
    }
}
