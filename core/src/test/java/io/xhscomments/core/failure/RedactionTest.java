package io.xhscomments.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.testing.InLocale;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SIGN = "0123456789abcdef".repeat(4);

    static final String[] KEYS = {
        "sk-test-ECHOED-KEY+/==",
        "Ab3/dE+fG9hIjKlMnOpQrStUvWxYz012345==",
        "/startsWithASlash0123+AB=",
        "+startsWithAPlus0123/AB=",
        "test0key1of2letters3and4digits",
        "onlylowercaselettersofatestkey",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0In0.c2lnbmF0dXJl",
    };

    static final String[] PLACES = {
        "Bearer %s",
        "bearer   %s",
        "BEARER %s.",
        "Authorization: Bearer %s, Host: api.example",
        "Bearer%%20%s",
        "Authorization%%3A%%20Bearer%%20%s",
        "Authorization=Bearer+%s",
        "{\"Authorization\": \"Bearer %s\", \"Host\": \"api.example\"}",
        "{\"authorization\":\"%s\"}",
        "{'api_key': '%s'}",
        "{\\\"Authorization\\\": \\\"Bearer %s\\\"}",
        "Invalid API token, your submitted API token is %s.",
        "Invalid API token %s",
        "invalid token: %s",
        "your API key '%s' is wrong",
        "api_key=%s&note_id=1",
        "apiKey=%s",
        "x-api-key: %s",
        "TIKHUB_API_KEY=%s",
        "access_token = %s",
        "?token=%s",
        "token%%3D%s",
        "无效的API令牌，您提交的API令牌为 %s。",
        "您提交的API令牌为%s。",
        "API令牌：%s",
        "令牌是“%s”",
        "密钥 %s 无效",
        "Bearer\n\t%s",
        "Bearer\u0000%s",
        "token\u3000is\u200b %s",
    };

    static Stream<String[]> keysInPlaces() {
        return Stream.of(KEYS).flatMap(key -> Stream.of(PLACES).map(place -> new String[] {key, place}));
    }

    @ParameterizedTest
    @MethodSource("keysInPlaces")
    void aKeyIsTakenOutWhereverTheServiceEchoesIt(String key, String place) {
        String redacted = Redaction.redact(String.format(Locale.ROOT, place, key));

        assertThat(redacted).contains("[redacted]");
        for (int from = 0; from + 5 <= key.length(); from++) {
            assertThat(redacted).doesNotContain(key.substring(from, from + 5));
        }
    }

    @ParameterizedTest
    @FieldSource("KEYS")
    void aKeyIsTakenOutInItsOtherSpellingsToo(String key) {
        String encoded = key.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D");
        String escaped = key.replace("/", "\\/");

        assertThat(Redaction.redact("token is " + encoded + " or")).isEqualTo("token is [redacted] or");
        assertThat(Redaction.redact("{\"token\":\"" + escaped + "\"}")).isEqualTo("{\"token\":\"[redacted]\"}");
        assertThat(Redaction.redact("Bearer " + escaped + " or")).isEqualTo("Bearer [redacted] or");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cache.example/api/v1/cache/public/90ebebd4-5f9f-4d96-bf63-4488a5b8334f?sign=%s",
                "https://cache.example/x?a=1&SIGN=%s&b=2",
                "sign%%3D%s",
                "sign%%253d%s",
                "{\"sign\":\"%s\"}",
                "signature: %s",
                "%s",
                "it was %s, they say",
            })
    void aSignatureIsTakenOut(String place) {
        assertThat(Redaction.redact(String.format(Locale.ROOT, place, SIGN)))
                .contains("[redacted]")
                .doesNotContain("0123456789");
    }

    @Test
    void theRestOfTheWordsStays() {
        assertThat(Redaction.redact(
                        "{\"headers\": {\"Authorization\": \"Bearer sk-test-x\", \"Host\": \"api.example\"}}"))
                .isEqualTo("{\"headers\": {\"Authorization\": \"[redacted]\", \"Host\": \"api.example\"}}");
        assertThat(Redaction.redact("无效的API令牌，您提交的API令牌为 sk-test-ECHOED-KEY+/==。"))
                .isEqualTo("无效的API令牌，您提交的API令牌为 [redacted]。");
        assertThat(Redaction.redact("https://cache.example/90ebebd4-5f9f-4d96?sign=" + SIGN + "&b=2"))
                .isEqualTo("https://cache.example/90ebebd4-5f9f-4d96?sign=[redacted]&b=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request 90ebebd4-5f9f-4d96-bf63-4488a5b8334f failed",
                "\"request_id\": \"90ebebd4-5f9f-4d96-bf63-4488a5b8334f\"",
                "note 6683b283000000001f0052bf, comment 66c4b7a300000000270106f7, user 5ff0e64100000000010084001f005",
                "looked in /var/lib/xhs/pages/66/6683b283000000001f0052bf.json",
                "looked in /pages/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.json",
                "looked in C:\\pages\\0123456789abcdef0123456789abcdef0123456789abcdef",
                "looked in pages/0123456789abcdef0123456789abcdef0123456789abcdef/v1/page-0001.json.gz",
                "at $.data.data.comments[3].sub_comments[0].user.userid",
                "/api/v1/xiaohongshu/app_v2/get_note_sub_comments",
                "Failed to connect to api.example/127.0.0.1:443",
                "{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2,\"pageArea\":\"UNFOLDED\"}",
                "Invalid API token",
                "the API token is missing",
                "API token authentication failed",
                "Token: Unauthorized",
                "the API key was refused, check it",
                "a Bearer token is required",
                "Bearer authentication required",
                "browser_signature_banned",
                "API令牌无效，请检查",
                "keyboard monkey design assignment 12345678",
                "采集失败，请重试 👍",
            })
    void whatIsNoSecretStays(String words) {
        assertThat(Redaction.redact(words)).isEqualTo(words);
    }

    @Test
    void theWordsComeOnOneLine() {
        assertThat(Redaction.redact("a\nb\r\n\tc")).isEqualTo("a b c");
        assertThat(Redaction.redact("\u0000a\u001bb\u007f\u0085c\u2028d\u2029e"))
                .isEqualTo("a b c d e");
        assertThat(Redaction.redact("a\u202eb\u200bc\ufeff")).isEqualTo("a b c");
        assertThat(Redaction.redact("  a   b  ")).isEqualTo("a b");
        assertThat(Redaction.redact("a\ud83db")).isEqualTo("a b");
    }

    @Test
    void veryLongWordsAreCut() {
        assertThat(Redaction.redact("a " + "x".repeat(200) + " b")).isEqualTo("a " + "x".repeat(200) + " b");
        assertThat(Redaction.redact("a " + "x".repeat(201) + " b")).isEqualTo("a " + "x".repeat(200) + "… b");
    }

    @Test
    void longTextsAreCutAndNoCharacterIsHalved() {
        assertThat(Redaction.redact("字".repeat(500))).isEqualTo("字".repeat(500));
        assertThat(Redaction.redact("字".repeat(501))).isEqualTo("字".repeat(500) + "…");
        assertThat(Redaction.redact("字".repeat(499) + "😆")).isEqualTo("字".repeat(499) + "…");
        assertThat(Redaction.redact("字".repeat(1999) + "😆")).isEqualTo("字".repeat(500) + "…");
    }

    @Test
    void aKeyOnTheEdgeOfWhatIsLookedAtDoesNotShowItsBeginning() {
        String echoes = ("token=" + "k0".repeat(190) + " ").repeat(5);
        for (int before = 1960; before <= 2010; before++) {
            String words = (echoes + "x ".repeat(100)).substring(0, before) + " API token is k0k0k0k0k0k0k0k0k0k0"
                    + " x".repeat(100);
            assertThat(Redaction.redact(words)).contains("[redacted]").doesNotContain("k0");
        }
    }

    static Stream<String> millionCharacters() {
        return Stream.of(
                        "x",
                        "0",
                        "=",
                        "+",
                        "%20",
                        " ",
                        "\n",
                        "token ",
                        "token is ",
                        "\"token\":\"",
                        "Bearer ",
                        "sign",
                        "eyJ",
                        "字",
                        "\ud83d")
                .map(part -> part.repeat(1_000_000 / part.length()));
    }

    @ParameterizedTest
    @MethodSource("millionCharacters")
    void aMillionCharactersBecomeAShortLine(String words) {
        assertThat(Redaction.redact(words)).hasSizeLessThanOrEqualTo(501);
    }

    @Test
    void namesAreKnownOnATurkishMachineToo() {
        assertThat(InLocale.turkish(() -> Redaction.redact("AUTHORIZATION: x SIGN=abc API_KEY=def")))
                .isEqualTo("AUTHORIZATION: x SIGN=[redacted] API_KEY=[redacted]");
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(Redaction.redact("")).isEmpty();
        assertThat(Redaction.redact(" \n ")).isEmpty();
    }
}
