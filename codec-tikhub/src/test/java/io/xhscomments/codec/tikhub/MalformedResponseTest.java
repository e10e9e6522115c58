package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.comment;
import static io.xhscomments.codec.tikhub.Responses.ok;
import static io.xhscomments.codec.tikhub.Responses.response;
import static io.xhscomments.codec.tikhub.Responses.responseWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fuzz")
class MalformedResponseTest {
    private static final String PAGE = "$.data.data";
    private static final String FIRST = PAGE + ".comments[0]";
    private static final int ROUNDS = 1_000 * Integer.getInteger("test.factor", 1);
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
                at("$.data", "{\"code\":{}}"),
                at("$.data", "{\"code\":\"fine\"}"),
                at("$.data.data", "{\"data\":{\"code\":[]}}"),
                at("$.data.data", "{\"data\":{\"success\":[]}}"),
                at(PAGE + ".comments", response("\"has_more\":false")),
                at(PAGE + ".comments", response("\"comments\":null,\"has_more\":false")),
                at(PAGE + ".comments", response("\"comments\":{},\"has_more\":false")),
                at(PAGE + ".comments", response("\"comments\":\"\",\"has_more\":false")),
                at(PAGE + ".comments", "{\"comments\":[],\"data\":{\"comments\":[],\"data\":{}}}"),
                at(FIRST + ".new.x[1]", responseWith(comment("\"new\":{\"x\":[1,tru]}"))));
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void faultIsReportedWithItsPath(String path, String body) {
        assertMalformedAt(path, body);
    }

    @ParameterizedTest
    @CsvSource({"{}, $", "' x', $", "',', $", "]"})
    void nothingMayFollowTheObject(String trailing) {
        assertMalformedAt("$", responseWith(comment()) + trailing);
    }

    @Test
    void whiteSpaceMayFollowTheObject() {
        assertThat(Responses.decode(" \r\n" + responseWith(comment()) + "\n\t ").comments())
                .hasSize(1);
    }

    @Test
    void byteOrderMarkIsSkipped() {
        CommentPage marked = Responses.decode("\uFEFF" + responseWith(comment("\"new\" : {\"x\": 1}")));

        assertThat(marked.comments()).hasSize(1);
        assertThat(marked.comments().get(0).unknownFields().json("new")).contains("{\"x\": 1}");
        assertMalformedAt("$", "\uFEFF\uFEFF{}");
        assertMalformedAt("$", "\uFEFF");
    }

    @Test
    void bytesThatAreNotUtf8AreNotReplaced() {
        byte[] body = responseWith(comment("\"ip_location\":\"?\"")).getBytes(UTF_8);
        int at = new String(body, UTF_8).indexOf('?');
        body[at] = (byte) 0xC3;

        MalformedResponseException failure = malformed(ok(body));

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
    void endlessNestingIsRejectedWithAPath(String member) {
        for (String opening : new String[] {"[", "{\"a\":", "[{\"sub_comments\":"}) {
            CommentSourceException failure =
                    Responses.failure(ok(responseWith(comment(member + opening.repeat(100_000)))));

            assertThat(failure).isExactlyInstanceOf(MalformedResponseException.class);
            assertThat(((MalformedResponseException) failure).path())
                    .startsWith(FIRST)
                    .hasSizeLessThan(300);
        }
    }

    @Test
    void endlesslyNestedCommentsAreRejected() {
        String inside = "{\"sub_comments\":[";

        MalformedResponseException failure = malformed(ok(responseWith(inside.repeat(100_000))));

        assertThat(failure.path()).startsWith(FIRST + ".sub_comments[0].sub_comments[0]");
    }

    @Test
    void nestingInTheEnvelopeIsNotLimited() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(Responses.decode("{\"params\":" + deep + ","
                                + responseWith(comment()).substring(1))
                        .comments())
                .hasSize(1);
        assertThat(malformed(ok("[".repeat(100_000))).path()).startsWith("$[0][0]");
    }

    @Test
    void everyPrefixIsMalformed() throws IOException {
        byte[] complete = compact(Responses.documentedSample());
        assertThat(TikHubDecoder.create()
                        .decode(Responses.REQUEST, ok(complete))
                        .comments())
                .hasSize(7);

        for (int length = 0; length < complete.length; length++) {
            assertThat(malformed(ok(Arrays.copyOf(complete, length))).path()).startsWith("$");
        }
    }

    @Test
    void damagedPageIsAPageOrATypedFailure() throws IOException {
        byte[] complete = compact(Responses.ownFile("app-v2-comments.json"));
        Random random = new Random(20261123);
        int pages = 0;
        int failures = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = complete.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
            }
            try {
                CommentPage page = TikHubDecoder.create().decode(Responses.REQUEST, ok(damaged));
                page.comments()
                        .forEach(comment ->
                                assertThat(comment.unknownFields().asMap()).doesNotContainValue(""));
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
        assertThat(pages).isGreaterThan(ROUNDS / 20);
        assertThat(failures).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void malformedStoredResponseIsFree() {
        assertThat(malformed(RawResponse.stored("{}".getBytes(UTF_8))).charge()).isEqualTo(Charge.FREE);
    }

    private static void assertMalformedAt(String path, String body) {
        MalformedResponseException failure = malformed(ok(body));

        assertThat(failure.path()).isEqualTo(path);
        assertThat(failure)
                .hasMessageContaining("malformed response at " + path + ": ")
                .hasNoCause();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
        assertThat(failure.getMessage()).hasSizeLessThan(1000);
    }

    private static MalformedResponseException malformed(RawResponse response) {
        CommentSourceException failure = Responses.failure(response);
        assertThat(failure).isExactlyInstanceOf(MalformedResponseException.class);
        return (MalformedResponseException) failure;
    }

    private static byte[] compact(byte[] json) throws IOException {
        // Moshi may write 205.0 for 205, which is decoded alike.
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
