package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redaction removes secrets from a response and changes no other byte. */
class TikHubRedactionTest {
    private static final String SIGN = "0123456789abcdef".repeat(4);
    private static final String KEY = "q7/Zt+4w==";

    private static final TikHubRedaction SECRETS = TikHubRedaction.secrets();

    @Test
    void sampleLosesItsSignatureAndNoOtherByte() {
        String sample = new String(Responses.documentedSample(), UTF_8);

        byte[] redacted = SECRETS.apply(Responses.documentedSample());

        assertThat(new String(redacted, UTF_8)).isEqualTo(sample.replace("?sign=" + "0".repeat(64), ""));
        assertThat(SECRETS.containsSecrets(Responses.documentedSample())).isTrue();
        assertThat(SECRETS.containsSecrets(redacted)).isFalse();
    }

    @Test
    void redactedResponseDecodesToTheSamePage() {
        CommentPage page = decode(Responses.documentedSample());
        CommentPage redacted = decode(SECRETS.apply(Responses.documentedSample()));

        assertThat(redacted.withReceipt(page.receipt())).isEqualTo(page);
        assertThat(redacted.receipt().requestId()).isEqualTo(page.receipt().requestId());
        assertThat(redacted.receipt().cacheLink().orElseThrow().reveal())
                .isEqualTo(
                        URI.create("https://cache.tikhub.io/api/v1/cache/public/90ebebd4-5f9f-4d96-bf63-4488a5b8334f"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app-v2-comments.json", "app-v2-replies.json"})
    void responseWithoutSecretsStays(String file) {
        byte[] body = Responses.ownFile(file);

        assertThat(SECRETS.apply(body)).isEqualTo(body).isNotSameAs(body);
        assertThat(SECRETS.containsSecrets(body)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\uFEFF \r\n{ \"b\" :\t9007199254740993 ,\"a\":-0.10E+05,\"b\":1.0\n} \n",
                "{\"x\":[[],{},[ ],null,true,false,12345678901234567890123456789012345678901234567890]}",
                "{\"\\u0078\":\"\\u00e9\\ud83d\\udd35\\ud83d \\/\\\\\\n\\\"🔵捂脸\",\"\":\"\"}",
                "{\"x\":\"%E6%8D%82%3D%25%zz%\",\"y\":\"{\\\"a\\\":\\\"\\\\u003d\\\\\\/\\\"}\"}",
                "{\"cache_url\":null,\"sign\":null,\"authorization\":\"\",\"x\":{\"cache_url\":{}}}",
            })
    void otherBytesStay(String body) {
        assertThat(redacted(body)).isEqualTo(body);
        assertThat(SECRETS.containsSecrets(body.getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "https://h/p?sign=SIGN => https://h/p",
                "https:\\/\\/h\\/p\\u003fsign\\u003dSIGN => https:\\/\\/h\\/p",
                "https://h/p?a=1&b=2#c => https://h/p",
                "https://h/p%3Fsign%3DSIGN => https://h/p",
                "https://h/Bearer%20abc?x => https://h/Bearer%20[redacted]",
                "https://h/p => https://h/p"
            })
    void cacheUrlLosesItsQueryEverywhere(String url, String left) {
        String body = "{\"cache_url\":\"%s\",\"x\":[{\"cache\\u005furl\" : \"%s\"}]}";

        assertThat(redacted(body.replace("%s", url.replace("SIGN", SIGN)))).isEqualTo(body.replace("%s", left));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "see https://h/p?sign=SIGN&b=1 => see https://h/p?sign=[redacted]&b=1",
                "Sign=abc 🔵 => Sign=[redacted] 🔵",
                "捂 sign\\u003dSIGN\\n => 捂 sign\\u003d[redacted]\\n",
                "\\u0073ign=SIGN => \\u0073ign=[redacted]",
                "sign=\\u0061bc\\/d => sign=[redacted]\\/d",
                "sign%3DSIGN%26b => sign%3D[redacted]%26b",
                "%73ign%253dSIGN => %73ign%253d[redacted]",
                "sign%5Cu003dab12 => sign%5Cu003d[redacted]",
                "{\\\"u\\\":\\\"sign\\\\u003dSIGN\\\"} => {\\\"u\\\":\\\"sign\\\\u003d[redacted]\\\"}",
                "it was SIGN, they say => it was [redacted], they say",
                "Bearer q7/Zt+4w== or => Bearer [redacted] or",
                "bearer\\u0020q7\\/Zt\\u002b4w\\u003d\\u003d or => bearer\\u0020[redacted] or",
                "Bearer%20q7%2FZt%2B4w%3D%3D or => Bearer%20[redacted] or",
                "{\\\"A\\\":\\\"Bearer q7\\\\/Zt\\\"} => {\\\"A\\\":\\\"Bearer [redacted]\\\"}",
                "{\\\"A\\\":\\\"x\\\\nAb3/dE+fG9hIjKlMnOpQrStUv=\\\"} => {\\\"A\\\":\\\"x\\\\n[redacted]\\\"}",
                "the key sk-test-abc+/== was sent => the key [redacted] was sent",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0In0.c2ln => [redacted]",
                "x Ab3/dE+fG9hIjKlMnOpQrStUvWxYz012345==。 => x [redacted]。",
                "x Ab3\\/dE%2BfG9hIjKlMnOpQrStUvWxYz012345\\u003d%3d。 => x [redacted]。",
                "your submitted API token is Zz9test0key. => your submitted API token is [redacted]",
                "您提交的API令牌为 Zz9test0key。 => 您提交的API令牌为 [redacted]。",
            })
    void secretIsReplacedInEverySpellingAndTheRestStays(String text, String left) {
        String body = "{\"x\":[1,\"%s\"],\"%s\" : { \"content\":\"%s\" }}";

        assertThat(redacted(body.replace("%s", text.replace("SIGN", SIGN)))).isEqualTo(body.replace("%s", left));
    }

    @Test
    void documentedKeyEchoesAreRemoved() {
        for (String echo : new String[] {"401-invalid-key", "402-insufficient-balance"}) {
            byte[] body = Responses.error(echo).body();

            assertThat(redacted(new String(body, UTF_8)))
                    .contains("[redacted]")
                    .doesNotContain("ECHOED", "+/==", "sk-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign", "Sign", "signature", "Authorization", "api_key", "API_TOKEN"})
    void memberNamedLikeASecretIsReplaced(String name) {
        assertThat(redacted("{\"" + name + "\" : \"ab\",\"x\":{\"" + name + "\":12}}"))
                .isEqualTo("{\"" + name + "\" : \"[redacted]\",\"x\":{\"" + name + "\":\"[redacted]\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note 6683b283000000001f0052bf, comment 66c4b7a300000000270106f7, user a82b75219c7c5c5c9ece76b3490f2",
                "90ebebd4-5f9f-4d96-bf63-4488a5b8334f",
                "{\\\"cursor\\\":\\\"66c4b7a300000000270106f7\\\",\\\"index\\\":2,\\\"pageArea\\\":\\\"UNFOLDED\\\"}",
                "https://sns-avatar-qc.xhscdn.com/avatar/1040g2jo316q25tsqk66g5pb8juko6uaohsvu12o?imageView2/2/w/120",
                "https://h/0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
                "the API key is missing, the signal design=3, 签名 sign 设计",
                "a bearer token is required",
                "SK-II 神仙水 sk-ii, keyboard 100%"
            })
    void textsThatAreNoSecretsStay(String text) {
        String body = "{\"content\":\"" + text + "\"}";

        assertThat(redacted(body)).isEqualTo(body);
        assertThat(SECRETS.containsSecrets(body.getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q7/Zt+4w==",
                "q7\\/Zt+4w\\u003d=",
                "\\u00717\\/\\u005at+4w==",
                "q7%2FZt%2b4w%3D%3d",
                "q7%252FZt%252b4w%253D%253d",
                "%71%37/Zt+4w==",
                "q7\\\\/Zt\\\\u002b4w=="
            })
    void knownKeyIsRemovedFromTextsAndNames(String spelling) {
        TikHubRedaction redaction = SECRETS.andKey(ApiKey.of("another")).andKey(ApiKey.of(KEY));
        String body = "{\"a%sb\":\"x%sy%s\",\"cache_url\":\"https://h/%s?%s\"}";

        assertThat(new String(redaction.apply(body.replace("%s", spelling).getBytes(UTF_8)), UTF_8))
                .isEqualTo("{\"a[redacted]b\":\"x[redacted]y[redacted]\",\"cache_url\":\"https://h/[redacted]\"}");
        assertThat(redaction.containsSecrets(("{\"x\":\"" + spelling + "\"}").getBytes(UTF_8)))
                .isTrue();
        assertThat(SECRETS.containsSecrets(("{\"x\":\"" + spelling + "\"}").getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void numberWithKnownKeyIsReplacedCompletely() {
        TikHubRedaction redaction = SECRETS.andKey(ApiKey.of("7199254740"));

        assertThat(new String(redaction.apply("{\"x\":9007199254740993,\"y\":9007}".getBytes(UTF_8)), UTF_8))
                .isEqualTo("{\"x\":\"[redacted]\",\"y\":9007}");
    }

    @Test
    void keyAcrossCacheUrlQueryIsRemovedCompletely() {
        byte[] body = "{\"cache_url\":\"https://h/abc?def\"}".getBytes(UTF_8);

        assertThat(new String(SECRETS.andKey(ApiKey.of("abc?d")).apply(body), UTF_8))
                .isEqualTo("{\"cache_url\":\"https://h/[redacted]\"}");
    }

    @Test
    void redactingAgainChangesNothing() {
        String[] pieces = {
            "sign=",
            "Sign%3D",
            "sign\\u003d",
            "ab12",
            "Bearer ",
            "bearer+",
            "sk-",
            "pk_",
            "=",
            "%3D",
            "\\\\u003d",
            "/",
            "\\/",
            "+",
            "eyJ",
            "AbCdEfGhIjKlMnOpQrSt",
            SIGN,
            "[redacted]",
            "\\\"",
            "\\\\",
            " ",
            "API key is ",
            "令牌为",
            "捂",
            "🔵",
            "-",
            "_",
            ".",
            "?",
            "%3f",
            "%",
            "25",
            "u003d",
            "&",
            "\\n",
            "token"
        };
        String[] names = {"content", "cache_url", "sign", "x"};
        Random random = new Random(20261123);
        int secrets = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] body = ("{\"" + names[random.nextInt(names.length)] + "\":\"" + text + "\"}").getBytes(UTF_8);

            byte[] once = SECRETS.apply(body);

            assertThat(SECRETS.containsSecrets(body)).as("%s", text).isEqualTo(!Arrays.equals(once, body));
            assertThat(SECRETS.containsSecrets(once)).as("%s", text).isFalse();
            assertThat(SECRETS.apply(once)).isEqualTo(once);
            secrets += Arrays.equals(once, body) ? 0 : 1;
        }
        assertThat(secrets).isBetween(5_000, 19_000);
    }

    @Test
    void damagedResponseIsRedactedCompletelyOrRejected() {
        byte[] complete = Responses.documentedSample();
        String damage = "\"{}[]:,\\ \n0tn\u00FF";
        Random random = new Random(20261124);
        int refused = 0;
        int pages = 0;
        for (int round = 0; round < 1_000; round++) {
            byte[] damaged = complete.clone();
            damaged[random.nextInt(damaged.length)] = (byte) damage.charAt(random.nextInt(damage.length()));
            byte[] redacted;
            try {
                redacted = SECRETS.apply(damaged);
            } catch (IllegalArgumentException noObject) {
                refused++;
                assertThat(failure(damaged)).isNotNull();
                continue;
            }
            assertThat(SECRETS.containsSecrets(redacted)).isFalse();
            if (failure(damaged) == null) {
                CommentPage page = decode(damaged);
                assertThat(decode(redacted).withReceipt(page.receipt())).isEqualTo(page);
                pages++;
            }
        }
        assertThat(refused).isGreaterThan(150);
        assertThat(pages).isGreaterThan(150);
    }

    @Test
    void everyPrefixIsRejected() {
        byte[] complete =
                "{\"x\":[1,true,{\"y\":\"\\u00e9捂🔵\"}],\"cache_url\":\"https://h/p?sign=ab\"}".getBytes(UTF_8);
        assertThat(SECRETS.containsSecrets(complete)).isTrue();

        for (int length = 0; length < complete.length; length++) {
            byte[] prefix = Arrays.copyOf(complete, length);

            assertThatIllegalArgumentException().isThrownBy(() -> SECRETS.apply(prefix));
            assertThatIllegalArgumentException().isThrownBy(() -> SECRETS.containsSecrets(prefix));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "'' => $: the response ends here",
                "null => $: expected an object",
                "[{}] => $: expected an object",
                "'\"{}\"' => $: expected an object",
                "<html> => $: not JSON at byte 0",
                "{} {} => $: something follows the response",
                "{},{} => $: something follows the response",
                "{'a':1} => $: not JSON at byte 1",
                "{\"data\":{\"x\":[1,tru]}} => $.data.x[1]: not JSON at byte 19",
                "{\"data\":{\"x\":\"\\q\"}} => $.data.x: not JSON at byte 15",
                "{\"data\":{\"x\":NaN}} => $.data.x: not JSON at byte 13"
            })
    void otherBodiesAreRejectedWithThePath(String body, String expected) {
        String message = "Only one complete JSON object can be redacted; at " + expected;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> redacted(body))
                .withMessage(message)
                .withNoCause();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] body = "{\"x\":\"?\"}".getBytes(UTF_8);
        body[6] = (byte) 0xC3;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECRETS.apply(body))
                .withMessageEndingWith("at $: not UTF-8 at byte 6");
    }

    @Test
    void rejectionsShowNoSecret() {
        TikHubRedaction redaction = SECRETS.andKey(ApiKey.of(KEY));
        for (String secret : new String[] {KEY, "sign=" + SIGN, "Bearer abc", "sk-test-abcdef", "sk_abcdef"}) {
            for (String broken : new String[] {"{\"%s\":tru}", "{\"a\":{\"%s\":\"%s\\q\"}}", "{\"a\":%s}"}) {
                byte[] body = broken.replace("%s", secret).getBytes(UTF_8);

                assertThatIllegalArgumentException()
                        .isThrownBy(() -> redaction.apply(body))
                        .withMessageStartingWith("Only one complete JSON object can be redacted; at $")
                        .withMessageNotContainingAny(secret, "abc", SIGN);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"user\":", "[{\"cache_url\":"})
    void endlessNestingIsRejected(String opening) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redacted("{\"x\":" + opening.repeat(100_000)))
                .withMessageEndingWith("the response ends here");
    }

    @Test
    void pageAcrossBlockSizesIsTheSame() {
        for (int padding = 8100; padding < 8300; padding++) {
            String body =
                    "{\"p\":\"" + "x".repeat(padding) + "\",\"n\":[-1 , 1.5,true,\"sign=ab\"],\"o\":{\"k\":\"🔵\"}}";

            assertThat(redacted(body)).isEqualTo(body.replace("=ab", "=[redacted]"));
        }
    }

    /** Patterns must not take quadratic time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "=",
                "A=",
                "a/",
                "字",
                "@",
                "%25",
                "%3D",
                "%5Cu005C",
                "\\\\",
                "\\\\/",
                "u003d",
                "sign",
                "sign=",
                "Bearer ",
                "Bearer+",
                "sk-",
                "eyJ",
                "AbCdEfGhIjKlMnOpQrStUv=",
                "API key is ",
                "apikeyis.",
                "api "
            })
    void longTextsAreRead(String part) {
        TikHubRedaction redaction =
                SECRETS.andKey(ApiKey.of("aaaaaaaaaaaaaaaab")).pseudonymizing(new byte[16]);
        String body = "{\"user\":{\"nickname\":\"@@\"},\"x\":\"" + part.repeat(50_000 / part.length()) + "\"}";

        assertThat(SECRETS.containsSecrets(redaction.apply(body.getBytes(UTF_8))))
                .isFalse();
    }

    @Test
    void andKeyDoesNotChangeTheOriginal() {
        TikHubRedaction more = SECRETS.andKey(ApiKey.of(KEY));

        assertThat(more).hasToString("TikHubRedaction[keys=1]");
        assertThat(SECRETS).hasToString("TikHubRedaction[keys=0]");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> SECRETS.andKey(null)).withMessage("key");
        assertThatNullPointerException().isThrownBy(() -> SECRETS.apply(null)).withMessage("body");
        assertThatNullPointerException()
                .isThrownBy(() -> SECRETS.containsSecrets(null))
                .withMessage("body");
    }

    private static CommentPage decode(byte[] body) {
        return TikHubDecoder.create().decode(Responses.REQUEST, RawResponse.stored(body));
    }

    private static CommentSourceException failure(byte[] body) {
        return Responses.failure(RawResponse.stored(body));
    }

    private static String redacted(String body) {
        return new String(SECRETS.apply(body.getBytes(UTF_8)), UTF_8);
    }
}
