package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderFixture.commentOf;
import static io.xhscomments.testkit.contract.DecoderFixture.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.TriState;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about single values. */
interface DecoderValueRules {
    @Test
    @DisplayName("D09 Integers keep all digits, up to 64 bits")
    default void integersKeepTheirDigits(DecoderFixture fixture) {
        Comment comment = fixture.comment("\"like_count\":9007199254740993,\"score\":9223372036854775807");
        assertThat(comment.likeCount()).hasValue(9007199254740993L);
        assertThat(comment.score()).hasValue(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("D10 Numbers and booleans in strings are read as numbers and booleans")
    default void numbersInStringsAreNumbers(DecoderFixture fixture) {
        Comment comment = fixture.comment("\"like_count\":\"3\",\"sub_comment_count\":\"43\","
                + "\"biz_label\":{\"rich_text\":\"true\",\"group_invite\":\"unknown\",\"product_review\":false}");
        assertThat(comment.likeCount()).hasValue(3);
        assertThat(comment.replyCount()).hasValue(43);
        assertThat(comment.businessLabel().richText()).isEqualTo(TriState.TRUE);
        assertThat(comment.businessLabel().groupInvite()).isEqualTo(TriState.UNKNOWN);
        assertThat(comment.businessLabel().productReview()).isEqualTo(TriState.FALSE);
    }

    @Test
    @DisplayName("D11 A missing value is unknown: not 0, not false, not empty")
    default void missingValuesAreUnknown(DecoderFixture fixture) {
        Comment comment = fixture.comment("");
        assertThat(comment.likeCount()).isEmpty();
        assertThat(comment.replyCount()).isEmpty();
        assertThat(comment.score()).isEmpty();
        assertThat(comment.status()).isEmpty();
        assertThat(comment.location()).isEmpty();
        assertThat(comment.flags().liked()).isEqualTo(TriState.UNKNOWN);
    }

    @Test
    @DisplayName("D12 Texts keep emoji, escapes, line breaks and spaces")
    default void textsAreKept(DecoderFixture fixture) {
        String page = pageOf(commentOf(DecoderFixture.ID, "")
                .replace("\"content\":\"c\"", "\"content\":\" [捂脸R]😀\\ud83d\\ude00\\n\\t\\\"\\/#a[搜索高亮]# \""));
        assertThat(fixture.page(page).comments().get(0).content()).contains(" [捂脸R]😀😀\n\t\"/#a[搜索高亮]# ");
    }

    @Test
    @DisplayName("D13 The order of JSON members does not matter")
    default void memberOrderDoesNotMatter(DecoderFixture fixture) {
        String comment = "{\"user\":{\"nickname\":\"n\",\"userid\":\"u1\"},\"like_count\":5,\"time\":1724168100,"
                + "\"content\":\"c\",\"note_id\":\"" + DecoderFixture.NOTE + "\",\"id\":\"" + DecoderFixture.ID + "\"}";
        String page = "{\"cursor\":\"x\",\"has_more\":true,\"comments\":[" + comment
                + "],\"comment_count_l1\":117,\"comment_count\":205,\"user_id\":\"5ee237720000000001001a5d\"}";
        String usual = pageOf(commentOf(DecoderFixture.ID, "\"like_count\":5"), "\"has_more\":true,\"cursor\":\"x\"");
        assertThat(fixture.page(page)).isEqualTo(fixture.page(usual));
    }

    @Test
    @DisplayName("D14 A byte order mark is skipped")
    default void byteOrderMarkIsSkipped(DecoderFixture fixture) {
        byte[] body = fixture.bytes(pageOf(commentOf(DecoderFixture.ID, "")));
        byte[] withBom = new byte[body.length + 3];
        withBom[0] = (byte) 0xEF;
        withBom[1] = (byte) 0xBB;
        withBom[2] = (byte) 0xBF;
        System.arraycopy(body, 0, withBom, 3, body.length);
        assertThat(fixture.decode(DecoderFixture.ok(withBom)).returned().comments())
                .hasSize(1);
    }

    @Test
    @DisplayName("D15 Unknown members are kept as the JSON that was served")
    default void unknownMembersAreKept(DecoderFixture fixture) {
        Comment comment = fixture.comment("\"new_member\":{\"b\":1234567890123456789,\"a\":[1.0,null]}");
        assertThat(comment.unknownFields().json("new_member")).hasValue("{\"b\":1234567890123456789,\"a\":[1.0,null]}");
    }

    @Test
    @DisplayName("D16 Times are Unix seconds, independent of the local time zone")
    default void timesAreUnixSeconds(DecoderFixture fixture) {
        assertThat(fixture.comment("").createdAt()).contains(Instant.ofEpochSecond(1_724_168_100));
    }
}
