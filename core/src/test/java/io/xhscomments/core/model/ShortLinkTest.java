package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortLinkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://xhslink.com/a/AbC123xyz",
                "https://xhslink.com/a/AbC123xyz",
                "HTTPS://XHSLINK.COM/a/AbC123xyz",
                "xhslink.com/a/AbC123xyz",
                "https://www.xhslink.com:443/a/AbC123xyz",
                "http://xhslink.com/a/AbC123xyz/",
                "http://xhslink.com/a/AbC123xyz?",
                "http://xhslink.com/a/AbC123xyz#x",
            })
    void spellingsOfOneLinkAreEqual(String spelling) {
        assertThat(ShortLink.of(spelling)).isEqualTo(new ShortLink("http://xhslink.com/a/AbC123xyz"));
        assertThat(ShortLink.of(spelling)).hasToString("http://xhslink.com/a/AbC123xyz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://xhslink.cn/a/AbC123xyz",
                "http://xhslink.com/m/AbC123xyz",
                "http://xhslink.com/a/abc123xyz",
                "http://xhslink.com/a/AbC123xyz?from=1",
            })
    void otherLinksAreOthers(String other) {
        ShortLink link = ShortLink.of("http://xhslink.com/a/AbC123xyz");

        assertThat(ShortLink.of(other)).isNotEqualTo(link).hasToString(other);
        assertThat(ShortLink.of(other).placeholder()).isNotEqualTo(link.placeholder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://xhslink.com",
                "http://xhslink.com/",
                "http://xhslink.com//",
                "http://xhslink.com/?a=b",
                "http://xhslink.com.evil.example/a/b",
                "http://evil.example/xhslink.com/a/b",
                "http://user@xhslink.com/a/b",
                "http://xhslink.com:8080/a/b",
                "ftp://xhslink.com/a/b",
                "http://xhslink.com/a/b c",
                "http://xhslink.com/a/中",
                "看 http://xhslink.com/a/b",
            })
    void whatIsNoShortLinkIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShortLink.of(text))
                .withMessageContaining("A short link must be like");
    }

    @Test
    void aVeryLongOneIsRefused() {
        String longest = "http://xhslink.com/" + "a".repeat(ShortLink.MAX_LENGTH - 19);

        assertThat(ShortLink.of(longest)).hasToString(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> ShortLink.of(longest + "a"));
    }

    /** Files in stores are named by it, so it must stay. */
    @ParameterizedTest
    @CsvSource({
        "http://xhslink.com/a/AbC123xyz, b8ce0e2c48a22bbd886e0797",
        "http://xhslink.com/o/abc, 29269fb96d03275c12cee757"
    })
    void thePlaceholderIsTheBeginningOfTheSha256(String link, String placeholder) {
        assertThat(ShortLink.of(link).placeholder()).hasToString(placeholder);
    }
}
