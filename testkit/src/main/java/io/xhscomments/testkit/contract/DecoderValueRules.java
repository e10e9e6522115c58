package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderFixture.commentOf;
import static io.xhscomments.testkit.contract.DecoderFixture.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.TriState;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of single values. */
interface DecoderValueRules {
    @Test
    @DisplayName("D09 Whole numbers keep all their digits, up to 64 bits")
    default void wholeNumbersKeepTheirDigits(DecoderFixture bench) {
        Comment comment = bench.comment("\"like_count\":9007199254740993,\"score\":9223372036854775807");
        assertThat(comment.likeCount()).hasValue(9007199254740993L);
        assertThat(comment.score()).hasValue(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("D10 Numbers and truths that come as texts are numbers and truths")
    default void numbersAsTextsAreNumbers(DecoderFixture bench) {
        Comment comment = bench.comment("\"like_count\":\"3\",\"sub_comment_count\":\"43\","
                + "\"biz_label\":{\"rich_text\":\"true\",\"group_invite\":\"unknown\",\"product_review\":false}");
        assertThat(comment.likeCount()).hasValue(3);
        assertThat(comment.replyCount()).hasValue(43);
        assertThat(comment.businessLabel().richText()).isEqualTo(TriState.TRUE);
        assertThat(comment.businessLabel().groupInvite()).isEqualTo(TriState.UNKNOWN);
        assertThat(comment.businessLabel().productReview()).isEqualTo(TriState.FALSE);
    }

    @Test
    @DisplayName("D11 What is missing is not told: not 0, not false, not empty")
    default void whatIsMissingIsNotTold(DecoderFixture bench) {
        Comment comment = bench.comment("");
        assertThat(comment.likeCount()).isEmpty();
        assertThat(comment.replyCount()).isEmpty();
        assertThat(comment.score()).isEmpty();
        assertThat(comment.status()).isEmpty();
        assertThat(comment.location()).isEmpty();
        assertThat(comment.flags().liked()).isEqualTo(TriState.UNKNOWN);
    }

    @Test
    @DisplayName("D12 Texts keep emoji, escapes, line breaks and spaces")
    default void textsAreKept(DecoderFixture bench) {
        String page = pageOf(commentOf(DecoderFixture.ID, "")
                .replace("\"content\":\"c\"", "\"content\":\" [捂脸R]😀\\ud83d\\ude00\\n\\t\\\"\\/#a[搜索高亮]# \""));
        assertThat(bench.page(page).comments().get(0).content()).contains(" [捂脸R]😀😀\n\t\"/#a[搜索高亮]# ");
    }

    @Test
    @DisplayName("D13 The order of members does not matter")
    default void theOrderOfMembersDoesNotMatter(DecoderFixture bench) {
        String comment = "{\"user\":{\"nickname\":\"n\",\"userid\":\"u1\"},\"like_count\":5,\"time\":1724168100,"
                + "\"content\":\"c\",\"note_id\":\"" + DecoderFixture.NOTE + "\",\"id\":\"" + DecoderFixture.ID + "\"}";
        String page = "{\"cursor\":\"x\",\"has_more\":true,\"comments\":[" + comment
                + "],\"comment_count_l1\":117,\"comment_count\":205,\"user_id\":\"5ee237720000000001001a5d\"}";
        String usual = pageOf(commentOf(DecoderFixture.ID, "\"like_count\":5"), "\"has_more\":true,\"cursor\":\"x\"");
        assertThat(bench.page(page)).isEqualTo(bench.page(usual));
    }

    @Test
    @DisplayName("D14 A byte order mark is stepped over")
    default void aByteOrderMarkIsSteppedOver(DecoderFixture bench) {
        byte[] body = bench.bytes(pageOf(commentOf(DecoderFixture.ID, "")));
        byte[] marked = new byte[body.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(body, 0, marked, 3, body.length);
        assertThat(bench.decode(DecoderFixture.ok(marked)).given().comments()).hasSize(1);
    }

    @Test
    @DisplayName("D15 Members that nobody knows are kept, as the JSON that was served")
    default void unknownMembersAreKept(DecoderFixture bench) {
        Comment comment = bench.comment("\"new_member\":{\"b\":1234567890123456789,\"a\":[1.0,null]}");
        assertThat(comment.unknownFields().json("new_member")).hasValue("{\"b\":1234567890123456789,\"a\":[1.0,null]}");
    }

    @Test
    @DisplayName("D16 Times are seconds of Unix time, whatever the time zone here")
    default void timesAreUnixTimes(DecoderFixture bench) {
        assertThat(bench.comment("").createdAt()).contains(Instant.ofEpochSecond(1_724_168_100));
    }
}
