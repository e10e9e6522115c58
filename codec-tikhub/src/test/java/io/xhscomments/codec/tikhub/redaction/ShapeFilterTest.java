package io.xhscomments.codec.tikhub.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeFilterTest {
    private static final int TEXTS = 100_000;

    /** Parts of secrets and of what surrounds them. */
    private static final List<String> PARTS = List.of(
            "sign",
            "SIGN",
            "=",
            "==",
            "bearer",
            "Bearer",
            "BEARER",
            " ",
            "+",
            "api",
            "API",
            " key",
            "token",
            "令牌",
            "密钥",
            "is",
            "为",
            "是",
            ":",
            "：",
            "sk",
            "pk",
            "-",
            "_",
            "eyJ",
            "0123456789abcdef",
            "ABCDEF0123456789",
            "deadbeef",
            "x",
            "Zz9",
            "/",
            ".",
            "%",
            "\\",
            "好",
            "\n",
            "[redacted]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "score",
                "12345678",
                "https://avatar.invalid/avatar/26cd90c5676675174b7dae1a2157e.jpg",
                "今天天气不错",
                "interaction-service.local",
                "0123456789abcdef0123456789abcdef0123456"
            })
    void usualTextsCannotMatch(String text) {
        assertThat(ShapeFilter.mayMatch(text)).isFalse();
    }

    @Test
    void textsThatAPatternMatchesPass() {
        Random random = new Random(18);
        int matching = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder parts = new StringBuilder();
            for (int part = random.nextInt(8); part >= 0; part--) {
                parts.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String text = parts.toString();
            if (Secrets.SHAPES.stream().anyMatch(shape -> shape.matcher(text).find())) {
                matching++;
                assertThat(ShapeFilter.mayMatch(text)).as(text).isTrue();
            }
        }
        assertThat(matching).isGreaterThan(1000);
    }
}
