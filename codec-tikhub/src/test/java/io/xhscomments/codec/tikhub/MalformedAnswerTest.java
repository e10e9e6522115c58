package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Answers.answer;
import static io.xhscomments.codec.tikhub.Answers.answerWith;
import static io.xhscomments.codec.tikhub.Answers.comment;
import static io.xhscomments.codec.tikhub.Answers.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedAnswerException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedAnswerTest {
    private static final String PAGE = "$.data.data";
    private static final String FIRST = PAGE + ".comments[0]";
    private static final String DAMAGE = "{}[],:\"\\0-e.\u0000 tnf";

    static Stream<Arguments> wholes() {
        return Stream.of(
                at("$", ""),
                at("$", "  \n"),
                at("$", "<html>busy</html>"),
                at("$", "null"),
                at("$", "[]"),
                at("$", "\"text\""),
                at("$", "7"),
                at("$.data", "{}"),
                at("$.data", "{\"code\":200}"),
                at("$.data", "{\"data\":null}"),
                at("$.data", "{\"data\":\"text\"}"),
                at("$.data", "{\"data\":[]}"),
                at("$.data.data", "{\"data\":{}}"),
                at("$.data.data", "{\"data\":{\"data\":[]}}"),
                at("$.code", "{\"code\":{}}"),
                at("$.code", "{\"code\":\"fine\"}"),
                at("$.data.code", "{\"data\":{\"code\":[]}}"),
                at("$.data.success", "{\"data\":{\"success\":[]}}"),
                at(PAGE + ".comments", answer("\"has_more\":false")),
                at(PAGE + ".comments", answer("\"comments\":null,\"has_more\":false")),
                at(PAGE + ".comments", answer("\"comments\":{},\"has_more\":false")),
                at(PAGE + ".comments", answer("\"comments\":\"\",\"has_more\":false")),
                at(PAGE + ".has_more", answer("\"comments\":[]")),
                at(PAGE + ".has_more", answer("\"comments\":[],\"has_more\":null")),
                at(PAGE + ".has_more", answer("\"comments\":[],\"has_more\":\"unknown\"")),
                at(PAGE + ".has_more", answer("\"comments\":[],\"has_more\":2")),
                at(PAGE + ".has_more", answer("\"comments\":[],\"has_more\":[]")),
                at(PAGE + ".cursor", answer("\"comments\":[],\"has_more\":true,\"cursor\":{}")),
                at(PAGE + ".cursor", answer("\"cursor\":\"" + "x".repeat(16_385) + "\"")),
                at(PAGE + ".user_id", answer("\"user_id\":\"no id\"")),
                at(PAGE + ".comment_count", answer("\"comment_count\":\"many\"")),
                at(PAGE + ".all_sort_strategies[1]", answer("\"all_sort_strategies\":[\"x\",7]")),
                at(PAGE + ".comments[0]", answerWith("null")),
                at(PAGE + ".comments[1]", answerWith(comment(), "7")),
                at(PAGE + ".comments[2].id", answerWith(comment(), comment(), "{}")));
    }

    static Stream<Arguments> members() {
        return Stream.of(
                at(".id", "\"id\":null"),
                at(".id", "\"id\":7"),
                at(".id", "\"id\":\"xyz\""),
                at(".id", "\"id\":\"\""),
                at(".note_id", "\"note_id\":\"6683b283000000001f0052b\""),
                at(".content", "\"content\":null"),
                at(".content", "\"content\":7"),
                at(".content", "\"content\":[\"c\"]"),
                at(".time", "\"time\":null"),
                at(".time", "\"time\":\"\""),
                at(".time", "\"time\":true"),
                at(".time", "\"time\":31556889864403200"),
                at(".time", "\"time\":-31557014167219201"),
                at(".user", "\"user\":null"),
                at(".user", "\"user\":\"u\""),
                at(".user.userid", "\"user\":{\"nickname\":\"n\"}"),
                at(".user.userid", "\"user\":{\"userid\":null,\"nickname\":\"n\"}"),
                at(".user.userid", "\"user\":{\"userid\":\"\"}"),
                at(".user.userid", "\"user\":{\"userid\":\"a b\"}"),
                at(".user.nickname", "\"user\":{\"userid\":\"u\",\"nickname\":{}}"),
                at(".user.level", "\"user\":{\"level\":3}"),
                at(".user.level.image", "\"user\":{\"level\":{\"image\":[]}}"),
                at(".user.additional_tags", "\"user\":{\"additional_tags\":[]}"),
                at(".user.ai_agent", "\"user\":{\"ai_agent\":{}}"),
                at(".like_count", "\"like_count\":3.5"),
                at(".like_count", "\"like_count\":\"3.5\""),
                at(".like_count", "\"like_count\":\"1.2万\""),
                at(".like_count", "\"like_count\":\"٣\""),
                at(".like_count", "\"like_count\":\" 3\""),
                at(".like_count", "\"like_count\":9223372036854775808"),
                at(".like_count", "\"like_count\":-9223372036854775809"),
                at(".like_count", "\"like_count\":1e400"),
                at(".like_count", "\"like_count\":\"1e999999999\""),
                at(".like_count", "\"like_count\":1e-999999999"),
                at(".like_count", "\"like_count\":" + "9".repeat(1_000_000)),
                at(".like_count", "\"like_count\":\"" + "9".repeat(1_000_000) + "\""),
                at(".like_count", "\"like_count\":[]"),
                at(".like_count", "\"like_count\":true"),
                at(".status", "\"status\":2147483648"),
                at(".status", "\"status\":-2147483649"),
                at(".hidden", "\"hidden\":[]"),
                at(".hidden", "\"hidden\":2"),
                at(".ip_location", "\"ip_location\":5"),
                at(".show_tags", "\"show_tags\":\"is_author\""),
                at(".show_tags[1]", "\"show_tags\":[\"x\",7]"),
                at(".show_tags_v2[1].type", "\"show_tags_v2\":[{\"type\":\"x\"},{\"text\":\"t\"}]"),
                at(".pictures[0]", "\"pictures\":[\"url\"]"),
                at(".pictures[1].width", "\"pictures\":[{},{\"width\":\"wide\"}]"),
                at(".at_users[0].userid", "\"at_users\":[{\"userid\":\"a b\"}]"),
                at(".hash_tags[0].name", "\"hash_tags\":[{\"type\":\"t\"}]"),
                at(".sub_comments[0].id", "\"sub_comments\":[{}]"),
                at(".sub_comments[0]", "\"sub_comments\":[null]"),
                at(
                        ".sub_comments[1].sub_comments[0].user.userid",
                        "\"sub_comments\":[" + comment() + ","
                                + comment("\"sub_comments\":[" + comment("\"user\":{}") + "]") + "]"),
                at(".sub_comment_cursor", "\"sub_comment_cursor\":{}"),
                at(".target_comment.id", "\"target_comment\":{}"),
                at(
                        ".target_comment.user.userid",
                        "\"target_comment\":{\"id\":\"6683ec5b000000000303b91a\",\"user\":{}}"),
                at(".biz_label", "\"biz_label\":[]"),
                at(".media_source_type", "\"media_source_type\":{}"),
                at(".new_member", "\"new_member\":{\"x\":[1,tru]}"),
                at(".new_member", "\"new_member\":" + "[".repeat(300) + "]".repeat(300)));
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void theFaultIsNamedByItsPath(String path, String body) {
        assertMalformedAt(path, body);
    }

    @ParameterizedTest
    @MethodSource("members")
    void theFaultInACommentIsNamedByItsPath(String path, String member) {
        assertMalformedAt(FIRST + path, answerWith(comment(member)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "content", "time", "user"})
    void aMissingMemberIsNamedItself(String member) {
        String whole = comment();
        String without = whole.replaceFirst("\"" + member + "\":", "\"other\":");

        assertMalformedAt(PAGE + ".comments[3]." + member, answerWith(whole, whole, whole, without, whole));
    }

    @ParameterizedTest
    @CsvSource({"{}, $", "' x', $", "',', $", "]"})
    void nothingMayFollow(String trailing) {
        assertMalformedAt("$", answerWith(comment()) + trailing);
    }

    @Test
    void whiteSpaceMayFollow() {
        assertThat(Answers.decode(" \r\n" + answerWith(comment()) + "\n\t ").comments())
                .hasSize(1);
    }

    @Test
    void aByteOrderMarkIsSteppedOver() {
        CommentPage marked = Answers.decode("\uFEFF" + answerWith(comment("\"new\" : {\"x\": 1}")));

        assertThat(marked.comments()).hasSize(1);
        assertThat(marked.comments().get(0).others().json("new")).contains("{\"x\": 1}");
        assertMalformedAt("$", "\uFEFF\uFEFF{}");
        assertMalformedAt("$", "\uFEFF");
    }

    @Test
    void bytesThatAreNotUtf8AreNotReplaced() {
        byte[] body = answerWith(comment("\"ip_location\":\"?\"")).getBytes(UTF_8);
        int at = new String(body, UTF_8).indexOf('?');
        body[at] = (byte) 0xC3;

        MalformedAnswerException failure = malformed(ok(body));

        assertThat(failure.path()).isEqualTo("$");
        assertThat(failure).hasMessageContaining("not UTF-8 at byte " + at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"at_users\":",
                "\"sub_comments\":",
                "\"user\":",
                "\"new_member\":",
                "\"content\":",
                "\"biz_label\":{\"x\":"
            })
    void nestingWithoutEndIsRefusedWithAPathAndNotWithAnOverflow(String member) {
        for (String opening : new String[] {"[", "{\"a\":", "[{\"sub_comments\":"}) {
            CommentSourceException failure = Answers.failure(ok(answerWith(comment(member + opening.repeat(100_000)))));

            assertThat(failure).isExactlyInstanceOf(MalformedAnswerException.class);
            assertThat(((MalformedAnswerException) failure).path())
                    .startsWith(FIRST)
                    .hasSizeLessThan(300);
        }
    }

    @Test
    void commentsInCommentsWithoutEndAreRefused() {
        String inside = "{\"sub_comments\":[";

        MalformedAnswerException failure = malformed(ok(answerWith(inside.repeat(100_000))));

        assertThat(failure.path()).startsWith(FIRST + ".sub_comments[0].sub_comments[0]");
    }

    @Test
    void nestingInTheEnvelopeIsRefusedToo() {
        assertThat(malformed(ok("{\"params\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                        .path())
                .startsWith("$.params[0]");
        assertThat(malformed(ok("[".repeat(100_000))).path()).isEqualTo("$");
    }

    @Test
    void everyPrefixOfThePageIsAMalformedAnswer() throws IOException {
        byte[] whole = compact(Answers.documentedSample());
        assertThat(TikHubDecoder.create().decode(Answers.REQUEST, ok(whole)).comments())
                .hasSize(7);

        for (int length = 0; length < whole.length; length++) {
            assertThat(malformed(ok(Arrays.copyOf(whole, length))).path()).startsWith("$");
        }
    }

    @Test
    void aDamagedPageIsAPageOrATypedFailureAndNothingElse() throws IOException {
        byte[] whole = compact(Answers.ownFile("app-v2-comments.json"));
        Random random = new Random(20261123);
        int pages = 0;
        int failures = 0;
        for (int round = 0; round < 8_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
            }
            try {
                CommentPage page = TikHubDecoder.create().decode(Answers.REQUEST, ok(damaged));
                page.comments()
                        .forEach(comment -> assertThat(comment.others().asMap()).doesNotContainValue(""));
                pages++;
            } catch (CommentSourceException typed) {
                assertThat(typed).hasNoCause();
                assertThat(typed.charge()).isEqualTo(Charge.CHARGED);
                failures++;
            }
            TikHubDecoder.requestOf(damaged);
            TikHubDecoder.create().keyOf(damaged);
            TikHubDecoder.create().linkIn(damaged);
        }
        assertThat(pages).isGreaterThan(400);
        assertThat(failures).isGreaterThan(400);
    }

    @Test
    void aMalformedRecordWasNotChargedAgain() {
        assertThat(malformed(RawPage.recorded("{}".getBytes(UTF_8))).charge()).isEqualTo(Charge.FREE);
    }

    private static void assertMalformedAt(String path, String body) {
        MalformedAnswerException failure = malformed(ok(body));

        assertThat(failure.path()).isEqualTo(path);
        assertThat(failure)
                .hasMessageContaining("malformed answer at " + path + ": ")
                .hasNoCause();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
        assertThat(failure.getMessage()).hasSizeLessThan(1000);
    }

    private static MalformedAnswerException malformed(RawPage answer) {
        CommentSourceException failure = Answers.failure(answer);
        assertThat(failure).isExactlyInstanceOf(MalformedAnswerException.class);
        return (MalformedAnswerException) failure;
    }

    private static byte[] compact(byte[] json) throws IOException {
        // Numbers may be written anew (205.0 for 205): they mean the same, and both forms are read.
        JsonAdapter<Object> any = new Moshi.Builder().build().adapter(Object.class);
        ByteArrayOutputStream compact = new ByteArrayOutputStream();
        Buffer written = new Buffer();
        any.serializeNulls().toJson(written, any.fromJson(new Buffer().write(json)));
        written.writeTo(compact);
        return compact.toByteArray();
    }

    private static Arguments at(String path, String json) {
        return Arguments.of(path, json);
    }
}
