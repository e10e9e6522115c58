package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheLinkTest {
    private static final String SIGN = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String LINK =
            "https://cache.tikhub.io/api/v1/cache/public/90ebebd4-5f9f-4d96-bf63-4488a5b8334f?sign=" + SIGN;

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINK,
                "https://cache.example:8443/x?sign=" + SIGN,
                "https://cache-2.example/x?sign=" + SIGN,
                "https://127.0.0.1/x?sign=" + SIGN,
                "https://[::1]/x?sign=" + SIGN,
                "http://cache.example/x?sign=" + SIGN,
                "HTTPS://Cache.Example/x?sign=" + SIGN,
                "https://cache.example?sign=" + SIGN,
                "https://cache.example/a%20b?sign=" + SIGN,
                "https://cache.example/x?a=1&b=~_.-?/#c"
            })
    void linkEqualsTheUriOfItsText(String link) {
        assertThat(CacheLink.of(link)).isEqualTo(new CacheLink(URI.create(link)));
        assertThat(CacheLink.of(link).reveal()).isEqualTo(URI.create(link)).hasToString(link);
        assertThat(CacheLink.of(link)).hasSameHashCodeAs(new CacheLink(URI.create(link)));
        assertThat(CacheLink.of(link)).isNotEqualTo(CacheLink.of(link + "0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "https:///x?sign=" + SIGN,
                "https://.example/x?sign=" + SIGN,
                "https://cache..example/x?sign=" + SIGN,
                "https://cache.example/x y?sign=" + SIGN,
                "https://cache.example/ü\u0000?sign=" + SIGN,
                "https://cache.example/%zz?sign=" + SIGN,
                "/x?sign=" + SIGN,
                "mailto:someone@example?sign=" + SIGN
            })
    void invalidLinkIsRefusedWithoutItsText(String link) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheLink.of(link))
                .withMessageContaining("a URI with a host")
                .withMessageContaining(link.length() + " characters")
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(SIGN, "sign="))
                .withNoCause();
    }

    /** Most links are not parsed; the scanner may accept only links that a parser accepts. */
    @Test
    void everyAcceptedLinkIsAUriWithAHost() {
        SplittableRandom random = new SplittableRandom(5);
        String signs = "az09AZ/.-_~?=&%:@#[]\\ üЖ";
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            String link = "https://"
                    + random.ints(random.nextInt(12), 0, signs.length())
                            .mapToObj(character -> signs.substring(character, character + 1))
                            .collect(Collectors.joining());
            CacheLink read;
            try {
                read = CacheLink.of(link);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            assertThat(read.reveal().getHost()).as(link).isNotNull();
            taken++;
        }
        assertThat(taken).as("links that were taken").isGreaterThan(1000);
    }
}
