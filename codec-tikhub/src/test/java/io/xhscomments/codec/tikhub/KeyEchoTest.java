package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service echoes the key, which must not appear in a failure or a receipt. */
class KeyEchoTest {
    /** A key that no pattern recognizes, so that only a decoder with the key can remove it. */
    private static final String PLAIN = "q7/Zt+4w==";

    private final TikHubDecoder decoder = TikHubDecoder.redacting(ApiKey.of(PLAIN));

    @ParameterizedTest
    @ValueSource(strings = {"401-invalid-key", "402-insufficient-balance"})
    void documentedKeyEchoesAreNotRepeated(String fixture) {
        CommentSourceException failure = Responses.failure(Responses.error(fixture));

        assertThat(everythingOf(failure)).doesNotContain("ECHOED").contains("HTTP " + fixture.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":{\"message\":\"your KEY\"}}",
                "{\"detail\":\"your KEY\"}",
                "{\"detail\":[{\"loc\":[\"KEY\"],\"msg\":\"KEY\"}]}",
                "{\"message\":\"KEY\"}",
                "{\"detail\":{\"message\":\"KEY",
                "<html>KEY</html>",
                "KEY"
            })
    void keyInAnErrorBodyIsNotRepeated(String body) {
        for (int status : new int[] {302, 400, 401, 402, 403, 404, 422, 429, 500, 503}) {
            for (String spelling : spellings()) {
                RawResponse response = Responses.status(status, body.replace("KEY", spelling));

                assertNoKeyIn(everythingOf(Responses.failure(decoder, response)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"code\":301,\"message\":\"KEY\"}}",
                "{\"data\":{\"success\":false,\"msg\":\"KEY\"}}",
                "{\"code\":500,\"message\":\"KEY\"}",
                "{\"data\":{\"data\":{\"KEY\":[tru]}}}",
                "{\"data\":{\"KEY\":{\"KEY\":\"\\q\"}}}",
                "{\"data\":{\"data\":{\"comments\":\"KEY\"}}}",
                "{\"router\":\"/xiaohongshu/web/KEY\",\"data\":{\"data\":{\"comments\":7}}}",
                "{\"code\":200,\"request_id\":\"KEY\",\"data\":null}",
                "{\"params\":{\"note_id\":\"6683b283000000001f0052be\",\"KEY\":\"KEY\"},\"data\":{\"data\":{}}}",
                "{\"data\":{\"data\":{\"comments\":[{\"KEY\":KEY}]}}}",
                "{\"data\":KEY}",
                "KEY"
            })
    void noBodyOfA200BringsItOut(String body) {
        for (String spelling : spellings()) {
            assertNoKeyIn(everythingOf(Responses.failure(decoder, Responses.ok(body.replace("KEY", spelling)))));
        }
    }

    @Test
    void longPathIsCutAfterRedaction() {
        String body = "{\"" + "x".repeat(195) + PLAIN + "\":tru}";

        String shown = everythingOf(Responses.failure(decoder, Responses.ok(body)));

        assertThat(shown).contains("xxx").doesNotContain(PLAIN.substring(0, 4));
    }

    @Test
    void longMessagesAreCutAfterRedaction() {
        for (int before = 380; before < 405; before++) {
            String body = "{\"detail\":\"" + "x".repeat(before) + PLAIN + "\"}";

            assertThat(everythingOf(Responses.failure(decoder, Responses.status(500, body))))
                    .contains("xxx")
                    .doesNotContain(PLAIN.substring(0, 4));
        }
    }

    @Test
    void keyInAReceiptIsNotRepeated() {
        ApiKey key = ApiKey.of("q7/Zt-4w");
        String page = "\"data\":{\"data\":{\"comments\":[],\"has_more\":false}}";
        String body = "{\"request_id\":\"a-Zt-4w\",\"router\":\"/api/q7/Zt-4w/x\","
                + "\"cache_url\":\"https://cache.example/q7/Zt-4w?sign=0\"," + page + "}";
        Map<String, String> headers = Map.of("X-Request-Id", "q7/Zt-4w");
        RawResponse response = new RawResponse(200, headers, body.getBytes(UTF_8), RawResponse.Origin.NETWORK);

        CommentPage read = TikHubDecoder.redacting(key).decode(Responses.REQUEST, response);

        assertThat(read.receipt().route()).isEmpty();
        assertThat(read.receipt().cacheLink()).isEmpty();
        assertThat(read.receipt().requestId()).contains("a-Zt-4w");
        assertThat(read.toString()).doesNotContain("q7/Zt-4w");
    }

    @Test
    void requestIdThatIsTheKeyIsLeftOut() {
        ApiKey key = ApiKey.of("plain-key-7");
        String page = "\"data\":{\"data\":{\"comments\":[],\"has_more\":false}}";
        RawResponse response = new RawResponse(
                200,
                Map.of("x-request-id", "xplain-key-7"),
                ("{\"request_id\":\"plain-key-7\"," + page + "}").getBytes(UTF_8),
                RawResponse.Origin.NETWORK);

        assertThat(TikHubDecoder.redacting(key)
                        .decode(Responses.REQUEST, response)
                        .receipt()
                        .requestId())
                .isEmpty();
    }

    private static String[] spellings() {
        return new String[] {PLAIN, PLAIN.replace("/", "\\/"), URLEncoder.encode(PLAIN, UTF_8)};
    }

    private static void assertNoKeyIn(String shown) {
        assertThat(shown).contains("comments of note");
        for (String spelling : spellings()) {
            assertThat(shown).doesNotContain(spelling);
        }
    }

    /** Message, causes, suppressed, stack trace and the accessors. */
    private static String everythingOf(CommentSourceException failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        if (failure instanceof io.xhscomments.core.failure.MalformedResponseException malformed) {
            all.append(malformed.path());
        }
        return all.append(failure.toString()).toString();
    }
}
