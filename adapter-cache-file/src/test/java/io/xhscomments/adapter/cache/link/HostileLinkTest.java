package io.xhscomments.adapter.cache.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import io.xhscomments.core.page.CacheLink;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Links come from files and responses, so they may be hostile. Each link here ends in {@code /PATH}, which stands for a
 * secret; PORT is the port of a server on loopback that would respond.
 */
@Timeout(60)
class HostileLinkTest {
    private static final byte[] PAGE = "{}".getBytes(StandardCharsets.UTF_8);
    private static CacheServer server;

    @BeforeAll
    static void start() throws IOException {
        server = CacheServer.responding(PAGE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Another scheme, or no scheme.
                "http://127.0.0.1:PORT/PATH",
                "HTTP://127.0.0.1:PORT/PATH",
                "http://cache.tikhub.io/PATH",
                "httpss://127.0.0.1:PORT/PATH",
                "ftp://127.0.0.1:PORT/PATH",
                "ws://127.0.0.1:PORT/PATH",
                "wss://127.0.0.1:PORT/PATH",
                "file:///PATH",
                "file://127.0.0.1:PORT/PATH",
                "jar:https://127.0.0.1:PORT!/PATH",
                "data:text/html,/PATH",
                "javascript:https://127.0.0.1:PORT/PATH",
                "view-source:https://127.0.0.1:PORT/PATH",
                "//127.0.0.1:PORT/PATH",
                "/PATH",
                "127.0.0.1/PATH",
                // No host.
                "https:127.0.0.1:PORT/PATH",
                "https:/127.0.0.1:PORT/PATH",
                "https:///127.0.0.1:PORT/PATH",
                "https://:PORT/PATH",
                "https://?127.0.0.1:PORT/PATH",
                // Another host.
                "https://evil.example/PATH",
                "https://tikhub.io/PATH",
                "https://api.tikhub.io/PATH",
                "https://evil.cache.tikhub.io/PATH",
                "https://evilcache.tikhub.io/PATH",
                "https://cache.tikhub.io.evil.example/PATH",
                "https://cache-tikhub.io/PATH",
                "https://cache_tikhub.io/PATH",
                "https://evil.example/https://cache.tikhub.io/PATH",
                "https://evil.example?@cache.tikhub.io/PATH",
                "https://evil.example/PATH&https://cache.tikhub.io",
                // The same address in another spelling.
                "https://localhost:PORT/PATH",
                "https://127.0.0.1.:PORT/PATH",
                "https://127.1:PORT/PATH",
                "https://2130706433:PORT/PATH",
                "https://0x7f000001:PORT/PATH",
                "https://0177.0.0.1:PORT/PATH",
                "https://127.000.000.001:PORT/PATH",
                "https://[::1]:PORT/PATH",
                "https://[::ffff:127.0.0.1]:PORT/PATH",
                "https://[::ffff:7f00:1]:PORT/PATH",
                "https://[::1%25lo]:PORT/PATH",
                "https://cache.tikhub.io./PATH",
                // Another port.
                "https://127.0.0.1/PATH",
                "https://127.0.0.1:443/PATH",
                "https://127.0.0.1:0PORT/PATH",
                "https://127.0.0.1:/PATH",
                "https://127.0.0.1:PORT:443/PATH",
                "https://cache.tikhub.io:PORT/PATH",
                "https://cache.tikhub.io:80/PATH",
                "https://cache.tikhub.io:0443/PATH",
                "https://cache.tikhub.io:/PATH",
                "https://cache.tikhub.io:65979/PATH",
                "https://cache.tikhub.io:-1/PATH",
                // User info.
                "https://me@127.0.0.1:PORT/PATH",
                "https://me:password@127.0.0.1:PORT/PATH",
                "https://@127.0.0.1:PORT/PATH",
                "https://:@127.0.0.1:PORT/PATH",
                "https://cache.tikhub.io@127.0.0.1:PORT/PATH",
                "https://cache.tikhub.io@evil.example/PATH",
                "https://cache.tikhub.io:443@evil.example/PATH",
                "https://cache.tikhub.io%2F@evil.example/PATH",
                "https://evil.example@evil.example@cache.tikhub.io/PATH",
                // Escapes, and letters outside ASCII: the Kelvin sign is a k in lower case.
                "https://cache%2Etikhub.io/PATH",
                "https://cache.tikhub.io%2F.evil.example/PATH",
                "https://cache.tikhub.io%00.evil.example/PATH",
                "https://%63ache.tikhub.io/PATH",
                "https://cache.ti\u212Ahub.io/PATH",
                "https://CACHE.T\u0130KHUB.\u0130O/PATH",
                "https://cache\u3002tikhub\u3002io/PATH",
                "https://\uFF43ache.tikhub.io/PATH",
                "https://c\u0430che.tikhub.io/PATH",
                "https://xn--cche-53d.tikhub.io/PATH",
                "https://cache.tikhub.io\u200B/PATH",
                "https://127.0.0.1:PORT/\u00e9/PATH",
                "https://127.0.0.1:PORT/\u010d\u010aHost:evil.example/PATH",
                // A fragment.
                "https://127.0.0.1:PORT/PATH#",
                "https://127.0.0.1:PORT/PATH#@cache.tikhub.io",
                "https://evil.example#@cache.tikhub.io/PATH",
            })
    void forbiddenLinkIsNotFollowed(String link) {
        CacheLinkReader links = server.patient().build();
        CacheLinkException failure = Links.failure(links, linkOf(link));
        assertThat(failure.reason()).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(failure.mayPass()).isFalse();
        assertThat(failure)
                .hasMessageContaining("nothing was sent, because a link must")
                .hasNoCause();
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void brokenRuleIsNamed() {
        CacheLinkReader links = CacheLinkReader.ofDefaults();
        assertThat(Links.failure(links, linkOf("http://cache.tikhub.io/PATH"))).hasMessageContaining("https");
        assertThat(Links.failure(links, linkOf("https://me@cache.tikhub.io/PATH")))
                .hasMessageContaining("user info");
        assertThat(Links.failure(links, linkOf("https://cache.tikhub.io/PATH#x")))
                .hasMessageContaining("fragment");
        assertThat(Links.failure(links, linkOf("https://cache.tikhub.io/\u00e9/PATH")))
                .hasMessageContaining("ASCII");
        assertThat(Links.failure(links, linkOf("https://evil.example:8443/PATH")))
                .hasMessageContaining("one of [cache.tikhub.io:443], but leads to evil.example:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cache.tikhub.io/PATH",
                "https://cache.tikhub.io:443/PATH",
                "HTTPS://CACHE.TIKHUB.IO/PATH",
                "https://cache.tikhub.io/../%2e%2e//PATH",
                "https://cache.tikhub.io",
                "https://[::1]:8443/PATH",
                "https://mirror.example:8443/PATH",
                "https://MIRROR.example:8443/PATH",
                "https://other.example/PATH",
            })
    void linkToAnAllowedHostIsAccepted(String link) {
        AllowedHosts hosts = new AllowedHosts(List.of(
                AllowedHosts.host("cache.tikhub.io"),
                AllowedHosts.host("[::1]:8443"),
                AllowedHosts.host("Mirror.Example:8443"),
                AllowedHosts.host("other.example:443")));
        assertThat(hosts.brokenRule(linkOf(link).reveal())).isEmpty();
    }

    @Test
    void addedHostIsRead() throws IOException {
        try (CacheServer added = CacheServer.responding(PAGE)) {
            CacheLinkReader links =
                    added.patient().allowHost("LocalHost:" + added.port()).build();
            assertThat(links.read(added.link())).isEqualTo(PAGE);
            assertThat(links.read(new CacheLink(URI.create("HTTPS://localHOST:" + added.port() + "/x"))))
                    .isEqualTo(PAGE);
            assertThat(links)
                    .hasToString("CacheLinkReader[127.0.0.1:" + added.port() + ", cache.tikhub.io:443, localhost:"
                            + added.port() + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a:", "a:0", "a:08443", "a:65536", "a:-1", "a:b", ":443", "a_b", "a..b", "::1", "[::1",
            })
    void invalidHostIsRefusedWithItsValue(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheLinkReader.builder().allowHost(host))
                .withMessageContaining("is \"" + host + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cache.tikhub.io",
                "cache.tikhub.io/",
                "cache.tikhub.io?sign=fa15e",
                "cache.tikhub.io#x",
                "me:fa15e@cache.tikhub.io",
                "cache.tikhub.io ",
                "*.tikhub.io",
                "cache%2Etikhub.io",
                "c\u0430che.tikhub.io",
            })
    void linkInPlaceOfAHostIsRefusedWithoutItsValue(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheLinkReader.builder().allowHost(host))
                .withMessageContaining("A host must be")
                .withMessageNotContaining(host)
                .withMessageNotContaining("fa15e")
                .withNoCause();
    }

    @Test
    void defaultHostMayBeAddedAgain() {
        assertThatCode(() -> CacheLinkReader.builder().allowHost("cache.tikhub.io:443"))
                .doesNotThrowAnyException();
    }

    private static CacheLink linkOf(String text) {
        return new CacheLink(URI.create(
                text.replace("PORT", Integer.toString(server.port())).replace("/PATH", Links.PATH_AND_QUERY)));
    }
}
