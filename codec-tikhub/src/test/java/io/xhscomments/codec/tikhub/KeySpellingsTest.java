package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpellingsTest {
    private static final ApiKey KEY = ApiKey.of("sk-test-Ab+/==");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-test-Ab+/==",
                "sk-test-Ab+\\/==",
                "sk-test-Ab%2B%2F%3D%3D",
                "sk-test-Ab%2b%2f%3d%3d",
                "sk-test-Ab\\u002b/\\u003d\\u003d",
                "sk%2Dtest%2DAb+%2F=%3d"
            })
    void everySpellingIsRemoved(String spelling) {
        assertThat(KEY.redact("the key " + spelling + " was sent")).isEqualTo("the key [redacted] was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-test-ab+/==", "sk-test-Ab+/=", "sk-test-Ab"})
    void otherTextsStay(String text) {
        assertThat(KEY.redact(text)).isEqualTo(text);
    }
}
