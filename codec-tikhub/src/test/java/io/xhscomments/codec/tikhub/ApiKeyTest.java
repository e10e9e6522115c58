package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String TEXT = "sk-test-a/b+c==";
    private final ApiKey key = ApiKey.of(TEXT);

    @Test
    void toStringDoesNotShowTheKey() {
        assertThat(key).hasToString("ApiKey[redacted]").isNotInstanceOf(Serializable.class);
        assertThat(String.valueOf(key)).doesNotContain("sk-test");
    }

    @Test
    void revealReturnsTheKey() {
        assertThat(key.reveal()).isEqualTo(TEXT);
        assertThat(key.authorization()).isEqualTo("Bearer " + TEXT);
    }

    @Test
    void whiteSpaceAroundAKeyIsRemoved() {
        assertThat(ApiKey.of(" " + TEXT + "\r\n")).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(key).isNotEqualTo(ApiKey.of("sk-test-other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "sk-test-two words",
                "sk-test-line\nbreak",
                "sk-test-ключ",
                "sk-test-\u0000",
                "sk-test-\u007f"
            })
    void keysThatNoHeaderCanCarryAreRejectedUnshown(String text) {
        assertThatThrownBy(() -> ApiKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("An API key must have 1 to 1024 printable ASCII characters")
                .hasMessageContaining(text.length() + " characters")
                .hasMessageNotContaining("sk-test");
    }

    @Test
    void tooLongKeyIsRejected() {
        assertThat(ApiKey.of("k".repeat(1024)).reveal()).hasSize(1024);
        assertThatThrownBy(() -> ApiKey.of("k".repeat(1025)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("kkk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-test-a/b+c==",
                "sk-test-a\\/b+c==",
                "sk-test-a%2Fb%2Bc%3D%3D",
                "sk-test-a%2fb%2bc%3d%3d",
                "sk-test-a/b%2Bc=="
            })
    void keyIsRemovedInEverySpelling(String spelling) {
        assertThat(key.redact("<" + spelling + "> and " + spelling + "!")).isEqualTo("<[redacted]> and [redacted]!");
    }

    @Test
    void otherTextStays() {
        assertThat(key.redact("sk-test-a/b+c= $1 \\E")).isEqualTo("sk-test-a/b+c= $1 \\E");
    }

    @Test
    void keyOfPatternCharactersIsLiteral() {
        ApiKey odd = ApiKey.of("a.*\\Eb$(");

        assertThat(odd.redact("xx a.*\\Eb$( yy aZZb".toLowerCase(Locale.ROOT).replace("\\e", "\\E")))
                .isEqualTo("xx [redacted] yy azzb");
    }
}
