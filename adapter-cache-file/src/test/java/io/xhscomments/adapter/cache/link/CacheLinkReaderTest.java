package io.xhscomments.adapter.cache.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import io.xhscomments.adapter.cache.link.CacheServer.Response;
import io.xhscomments.adapter.cache.link.CacheServer.Seen;
import io.xhscomments.core.page.CacheLink;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads links over real HTTPS. */
@Timeout(60)
class CacheLinkReaderTest {
    private static final byte[] PAGE = "{\"content\":\"捂脸\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void readSendsOneGetAndReturnsTheBody() throws IOException {
        try (CacheServer server = CacheServer.responding(PAGE)) {
            assertThat(server.patient().build().read(server.link())).isEqualTo(PAGE);
            assertThat(server.seen()).hasSize(1);
            Seen seen = server.seen().get(0);
            assertThat(seen.method()).isEqualTo("GET");
            assertThat(seen.address()).hasToString(Links.PATH_AND_QUERY);
        }
    }

    @Test
    void requestHasOnlyTwoHeaders() throws IOException {
        try (CacheServer server = CacheServer.responding(PAGE)) {
            server.patient().build().read(server.link());
            assertThat(server.seen().get(0).headers().keySet())
                    .isSubsetOf("Host", "User-agent", "Accept-encoding", "Content-length");
            // Without a version, because these classes are not in a jar.
            assertThat(sent(server, "User-Agent")).containsExactly("xhs-comments");
            assertThat(sent(server, "Accept-Encoding")).containsExactly("gzip");
        }
    }

    @Test
    void userAgentIsConfigurable() throws IOException {
        try (CacheServer server = CacheServer.responding(PAGE)) {
            server.patient().userAgent("my-program/1.0 (me)").build().read(server.link());
            assertThat(sent(server, "User-Agent")).containsExactly("my-program/1.0 (me)");
        }
    }

    @Test
    void noPasswordsOrCookiesAreSent() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        CookieHandler before = CookieHandler.getDefault();
        CookieHandler.setDefault(new CookieManager());
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked.incrementAndGet();
                return new PasswordAuthentication("me", "password".toCharArray());
            }
        });
        try (CacheServer server =
                        CacheServer.responding(Response.of(401).with("WWW-Authenticate", "Basic realm=\"x\""));
                CacheServer baker = CacheServer.responding(Response.of(PAGE).with("Set-Cookie", "a=b"))) {
            Links.failure(server.patient().build(), server.link());
            CacheLinkReader links = baker.patient().build();
            links.read(baker.link());
            links.read(baker.link());

            assertThat(asked).hasValue(0);
            assertThat(server.seen()).hasSize(1);
            assertThat(baker.seen()).hasSize(2).noneMatch(seen -> seen.headers().containsKey("Cookie"));
        } finally {
            Authenticator.setDefault(null);
            CookieHandler.setDefault(before);
        }
    }

    @Test
    void readsKeepNoState() throws IOException {
        try (CacheServer server = CacheServer.responding(Response.of(PAGE).with("Cache-Control", "max-age=86400"))) {
            CacheLinkReader links = server.patient().build();
            links.read(server.link());
            links.read(server.link());
            assertThat(server.seen()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void gzipResponseIsUnzipped(String encoding) throws IOException {
        try (CacheServer server =
                CacheServer.responding(Response.of(Links.zipped(PAGE)).with("Content-Encoding", encoding))) {
            assertThat(server.patient().build().read(server.link())).isEqualTo(PAGE);
        }
    }

    @Test
    void identityResponseIsPlain() throws IOException {
        try (CacheServer server = CacheServer.responding(Response.of(PAGE).with("Content-Encoding", "identity"))) {
            assertThat(server.patient().build().read(server.link())).isEqualTo(PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "gzip, br", "unheard-of"})
    void otherEncodingsAreRefused(String encoding) throws IOException {
        try (CacheServer server = CacheServer.responding(Response.of(PAGE).with("Content-Encoding", encoding))) {
            CacheLinkException failure = Links.failure(server.patient().build(), server.link());
            assertThat(failure.reason()).isEqualTo(Reason.GONE);
            assertThat(failure).hasMessageContaining("gzip");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 300, 304, 400, 401, 402, 403, 404, 405, 408, 410, 418, 421, 422, 451, 499})
    void errorStatusMeansGone(int status) throws IOException {
        try (CacheServer server = CacheServer.responding(Response.of(status))) {
            CacheLinkException failure = Links.failure(server.patient().build(), server.link());
            assertThat(failure.reason()).isEqualTo(Reason.GONE);
            assertThat(failure.mayPass()).isFalse();
            assertThat(failure).hasMessageContaining("the host responded " + status);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {407, 429, 500, 502, 503, 504, 520, 599})
    void serverErrorMayPass(int status) throws IOException {
        try (CacheServer server = CacheServer.responding(Response.of(status).with("Retry-After", "0"))) {
            CacheLinkException failure = Links.failure(server.patient().build(), server.link());
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure.mayPass()).isTrue();
            assertThat(failure).hasMessageContaining("the host responded " + status);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreNotFollowed(int status) throws IOException {
        try (CacheServer target = CacheServer.responding(PAGE);
                CacheServer server = CacheServer.responding(Response.of(status)
                        .with("Location", target.link().reveal().toString()))) {
            CacheLinkReader links = server.patient().allowHost(target.host()).build();
            assertThat(Links.failure(links, server.link()).reason()).isEqualTo(Reason.GONE);
            assertThat(server.seen()).hasSize(1);
            assertThat(target.seen()).isEmpty();
        }
    }

    @Test
    void responseOfTheMaximumSizeIsRead() throws IOException {
        try (CacheServer server = CacheServer.responding(PAGE)) {
            assertThat(server.patient().maxBytes(PAGE.length).build().read(server.link()))
                    .isEqualTo(PAGE);
        }
    }

    @Test
    void responseOverTheMaximumSizeIsTooLarge() throws IOException {
        try (CacheServer server = CacheServer.responding(PAGE)) {
            CacheLinkReader links = server.patient().maxBytes(PAGE.length - 1).build();
            CacheLinkException failure = Links.failure(links, server.link());
            assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(failure.mayPass()).isFalse();
            assertThat(failure).hasMessageContaining("larger than " + (PAGE.length - 1) + " bytes");
        }
    }

    @Test
    void limitCountsUnzippedBytes() throws IOException {
        try (CacheServer server =
                CacheServer.responding(Response.of(Links.zipped(PAGE)).with("Content-Encoding", "gzip"))) {
            assertThat(Links.zipped(PAGE)).hasSizeGreaterThan(PAGE.length);
            assertThat(server.patient().maxBytes(PAGE.length).build().read(server.link()))
                    .isEqualTo(PAGE);
            CacheLinkReader links = server.patient().maxBytes(PAGE.length - 1).build();
            assertThat(Links.failure(links, server.link()).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void concurrentReadsWorkInTheCommonPool() throws IOException {
        try (CacheServer server = CacheServer.responding(PAGE)) {
            CacheLinkReader links = server.patient().build();
            List<String> read = IntStream.range(0, 64)
                    .parallel()
                    .mapToObj(i -> new String(links.read(server.link()), StandardCharsets.UTF_8))
                    .distinct()
                    .toList();
            assertThat(read).containsExactly(new String(PAGE, StandardCharsets.UTF_8));
            assertThat(server.seen()).hasSize(64);
        }
    }

    @Test
    void clientStartsWithTheFirstAllowedLink() throws IOException {
        Set<Thread> before = httpThreads();
        try (CacheServer server = CacheServer.responding(PAGE)) {
            CacheLinkReader links = server.patient().build();
            Links.failure(links, new CacheLink(URI.create("https://evil.example/x")));
            assertThat(httpThreads()).isSubsetOf(before);
            links.read(server.link());
            links.read(server.link());
            assertThat(httpThreads())
                    .filteredOn(thread ->
                            !before.contains(thread) && thread.getName().endsWith("-SelectorManager"))
                    .hasSize(1);
        }
    }

    @Test
    void builderRefusesInvalidSettingsWithTheValue() {
        CacheLinkReader.Builder builder = CacheLinkReader.builder();
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.deadline(wrong))
                    .withMessageContaining(wrong.toString());
        }
        for (long wrong : new long[] {0, -1, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.maxBytes(wrong))
                    .withMessageContaining(Long.toString(wrong));
        }
        for (String wrong : List.of("", " x", "x ", "x\r\nAuthorization: y", "捂")) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.userAgent(wrong));
        }
        assertThatNullPointerException()
                .isThrownBy(() -> CacheLinkReader.ofDefaults().read(null));
    }

    @Test
    void toStringShowsTheHosts() {
        assertThat(CacheLinkReader.ofDefaults()).hasToString("CacheLinkReader[cache.tikhub.io:443]");
    }

    private static List<String> sent(CacheServer server, String header) {
        return server.seen().get(0).headers().get(header);
    }

    private static Set<Thread> httpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }
}
