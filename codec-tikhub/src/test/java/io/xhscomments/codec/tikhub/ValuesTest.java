package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.comment;
import static io.xhscomments.codec.tikhub.Responses.decode;
import static io.xhscomments.codec.tikhub.Responses.response;
import static io.xhscomments.codec.tikhub.Responses.responseWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which the service sends a value. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0, 0",
                "-0, 0",
                "-17, -17",
                "-16, -16",
                "255, 255",
                "256, 256",
                "3, 3",
                "\"3\", 3",
                "\"-3\", -3",
                "1e3, 1000",
                "\"1E3\", 1000",
                "3.0, 3",
                "9223372036854775807, 9223372036854775807",
                "\"9223372036854775807\", 9223372036854775807",
                "-9223372036854775808, -9223372036854775808",
                "9007199254740993, 9007199254740993"
            })
    void numbersAreExact(String json, long number) {
        assertThat(one("\"score\":" + json).score()).hasValue(number);
        assertThat(one("\"like_count\":" + json, "\"x\":1").likeCount())
                .isEqualTo(number < 0 ? OptionalLong.empty() : OptionalLong.of(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -17, -16, -1, 0, 255, 256, Integer.MAX_VALUE})
    void smallerNumbersAreExact(int number) {
        assertThat(one("\"status\":" + number).status()).hasValue(number);
        assertThat(one("\"status\":\"" + number + "\"").status()).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({
        "common, common",
        "interaction-service.local, interaction-service.local",
        "Common, Common",
        "x, x",
        "'',"
    })
    void usualTextsAreEqualToOthers(String json, String text) {
        assertThat(one("\"show_type\":\"" + json + "\"").hints().showType()).isEqualTo(Optional.ofNullable(text));
        assertThat(one("\"track_id\":\"" + json + "\"").hints().trackId()).isEqualTo(Optional.ofNullable(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void nullOrEmptyNumberIsMissing(String json) {
        assertThat(one("\"like_count\":" + json).likeCount()).isEqualTo(OptionalLong.empty());
        assertThat(one("\"status\":" + json).status()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "true, TRUE",
                "false, FALSE",
                "\"true\", TRUE",
                "\"false\", FALSE",
                "\"TRUE\", TRUE",
                "\"FaLSe\", FALSE",
                "\"unknown\", UNKNOWN",
                "\"UNKNOWN\", UNKNOWN",
                "\"\", UNKNOWN",
                "\"whatever\", UNKNOWN",
                "1, TRUE",
                "0, FALSE",
                "null, UNKNOWN"
            })
    void truths(String json, TriState truth) {
        assertThat(one("\"hidden\":" + json).flags().hidden()).isEqualTo(truth);
        assertThat(one("\"liked\":" + json).flags().liked()).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"true, true", "false, false", "\"true\", true", "\"FALSE\", false", "1, true", "0, false"})
    void hasMoreIsReadInEveryForm(String json, boolean more) {
        assertThat(decode(response("\"comments\":[],\"has_more\":" + json)).hasMore())
                .isEqualTo(more);
    }

    @Test
    void hasMoreWithoutCursorIsKept() {
        for (String cursor : new String[] {"null", "\"\""}) {
            var page = decode(response("\"comments\":[],\"has_more\":true,\"cursor\":" + cursor));

            assertThat(page.hasMore()).isTrue();
            assertThat(page.cursor()).isEmpty();
        }
    }

    @Test
    void cursorsAreVerbatim() {
        String page = "\"comments\":[],\"has_more\":true,\"cursor\":";

        assertThat(decode(response(page + "\"{}\"")).cursor()).contains(Cursor.of("{}"));
        assertThat(decode(response(page + "\" { \\\"cursor\\\" : \\\"a\\u002Bb\\\" } \""))
                        .cursor())
                .contains(Cursor.of(" { \"cursor\" : \"a+b\" } "));
    }

    @Test
    void textsKeepTheirCharacters() {
        Comment comment = one("\"content\":\"[捂脸R]\\n\\ud83d\\udd35🔵 #t[搜索高亮]# \\u0000\\\"\"");

        assertThat(comment.content()).contains("[捂脸R]\n🔵🔵 #t[搜索高亮]# \u0000\"");
    }

    @Test
    void earliestAndLatestTimes() {
        assertThat(one("\"time\":1").createdAt()).contains(Instant.ofEpochSecond(1));
        assertThat(one("\"time\":9999999999").createdAt()).contains(Instant.parse("2286-11-20T17:46:39Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "-1", "-1724168100", "10000000000"})
    void numbersThatAreNoTimeOfACommentLeaveTheTimeOfTheId(String number) {
        Comment comment = one("\"time\":" + number);

        assertThat(comment.createdAt()).isEmpty();
        assertThat(comment.createdAtOrIdTime()).isEqualTo(Instant.ofEpochSecond(0x66c4b7a3));
    }

    @Test
    void idsAreLowerCaseInEveryLocale() {
        assertThat(one("\"id\":\"66C4B7A300000000270106F7\"").id()).isEqualTo(CommentId.of("66c4b7a300000000270106f7"));
    }

    @Test
    void lastOfRepeatedMembersIsUsed() {
        Comment comment = one("\"content\":\"first\"", "\"content\":\"last\"", "\"score\":1", "\"score\":null");

        assertThat(comment.content()).contains("last");
        assertThat(comment.score()).isEmpty();
        assertThat(decode("{\"code\":500,\"data\":{\"data\":{\"comments\":null,\"comments\":[],\"has_more\":false}},"
                                + "\"code\":200}")
                        .comments())
                .isEmpty();
    }

    @Test
    void commentWithoutNoteHasTheRequestedNote() {
        assertThat(one().noteId()).isEqualTo(Responses.NOTE);
        assertThat(one("\"note_id\":null").noteId()).isEqualTo(Responses.NOTE);
        assertThat(one("\"note_id\":\"\"").noteId()).isEqualTo(Responses.NOTE);
        assertThat(one("\"note_id\":\"6683B283000000001F0052BF\"").noteId()).isEqualTo(Responses.NOTE);
    }

    @Test
    void nullListsAndObjectsAreEmpty() {
        Comment comment = one(
                "\"show_tags\":null",
                "\"show_tags_v2\":null",
                "\"pictures\":null",
                "\"at_users\":null",
                "\"hash_tags\":null",
                "\"sub_comments\":null",
                "\"biz_label\":null",
                "\"target_comment\":null",
                "\"ip_location\":null");

        assertThat(comment).isEqualTo(one());
    }

    @Test
    void tagsMayComeInTheOldListAlone() {
        assertThat(one("\"show_tags\":[\"is_author\"]").tags()).containsExactly(Tag.of("is_author"));
        assertThat(one("\"show_tags\":[{\"type\":\"x\",\"text\":\"t\"}]").tags())
                .containsExactly(new Tag(
                        "x",
                        Optional.of("t"),
                        Optional.empty(),
                        Optional.empty(),
                        Tag.of("x").unknownFields()));
    }

    @Test
    void inlinedRepliesOfAReplyPageHaveItsRoot() {
        String inlined = comment("\"id\":\"000000000000000000000002\"");
        var page = TikHubDecoder.create()
                .decode(
                        PageRequest.replies(Responses.NOTE, Responses.COMMENT),
                        Responses.ok(responseWith(comment("\"sub_comments\":[" + inlined + "]"))));

        assertThat(page.comments().get(0).rootId()).contains(Responses.COMMENT);
        assertThat(page.comments().get(0).replies().get(0).rootId()).contains(Responses.COMMENT);
    }

    @Test
    void nestedRepliesHaveTheTopLevelCommentAsRoot() {
        String third = comment("\"id\":\"000000000000000000000003\"");
        String second = comment("\"id\":\"000000000000000000000002\",\"sub_comments\":[" + third + "]");
        Comment top = one("\"sub_comments\":[" + second + "]");

        assertThat(top.rootId()).isEmpty();
        assertThat(top.replies().get(0).rootId()).contains(top.id());
        assertThat(top.replies().get(0).replies().get(0).rootId()).contains(top.id());
    }

    @Test
    void inlinedRepliesHaveTheLastIdAsRoot() {
        String replies = "\"sub_comments\":[" + comment("\"sub_comments\":[" + comment() + "]") + "]";
        String other = "\"id\":\"66c4b7a300000000270106f8\"";

        for (String comment : List.of(
                comment(other, replies),
                comment(replies, other),
                comment(other, replies, other),
                "{" + replies + "," + comment(other).substring(1))) {
            Comment top = decode(responseWith(comment)).comments().get(0);

            assertThat(top.id().value()).isEqualTo("66c4b7a300000000270106f8");
            assertThat(top.rootId()).isEmpty();
            assertThat(top.replies().get(0).rootId()).contains(top.id());
            assertThat(top.replies().get(0).replies().get(0).rootId()).contains(top.id());
        }
    }

    @Test
    void hintsAreThoseOfTheirOwnComment() {
        List<Comment> comments = decode(responseWith(
                        comment("\"track_id\":\"a\",\"comment_type\":2"),
                        comment("\"track_id\":\"a\",\"comment_type\":2"),
                        comment("\"track_id\":\"a\""),
                        comment()))
                .comments();

        assertThat(comments.get(1).hints()).isEqualTo(comments.get(0).hints());
        assertThat(comments.get(1).hints().commentType()).hasValue(2);
        assertThat(comments.get(2).hints().commentType()).isEmpty();
        assertThat(comments.get(2).hints().trackId()).contains("a");
        assertThat(comments.get(3).hints()).isEqualTo(DisplayHints.NONE);
    }

    private static Comment one(String... members) {
        return decode(responseWith(comment(members))).comments().get(0);
    }
}
