package io.xhscomments.adapter.cache.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import io.xhscomments.core.page.CacheLink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken responses. The deadline is a day: a test that waits for it does not pass. */
@Timeout(60)
class BrokenResponseTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final byte[] PAGE = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 2",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\":1}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\"",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n",
            })
    void truncatedResponseIsRefused(String response) throws IOException {
        try (ScriptedServer server = ScriptedServer.breakingOffAfter(response)) {
            assertMayPass(Links.failure(server.patient().build(), server.link()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n{\"a\":1}",
                "HTTP/1.0 200 OK\r\n\r\n{\"a\":1}",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"a\":1}",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{\"a\":1}",
                "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 10\r\n\r\n{\"a\":1}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: unheard-of\r\n\r\n{\"a\":1}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
            })
    void responseWithoutALengthIsRefused(String response) throws IOException {
        try (ScriptedServer server = ScriptedServer.breakingOffAfter(response)) {
            CacheLinkException failure = Links.failure(server.patient().build(), server.link());
            assertMayPass(failure);
            assertThat(failure).hasMessageContaining("does not tell where it ends");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n{\"a\":1}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{\"a\":1}\r\n0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
            })
    void invalidHttpIsRefused(String response) throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(response)) {
            assertMayPass(Links.failure(server.patient().build(), server.link()));
        }
    }

    @Test
    void truncatedGzipIsRefused() throws IOException {
        byte[] zipped = Links.zipped(PAGE);
        for (int length = 0; length < zipped.length; length++) {
            byte[] part = Arrays.copyOf(zipped, length);
            try (ScriptedServer server = ScriptedServer.running(whole(part))) {
                assertMayPass(Links.failure(server.patient().build(), server.link()));
            }
        }
    }

    @Test
    void damagedGzipIsRefused() throws IOException {
        byte[] zipped = Links.zipped(PAGE);
        // The checksum of the content.
        zipped[zipped.length - 8] ^= 1;
        try (ScriptedServer server = ScriptedServer.running(whole(zipped))) {
            assertMayPass(Links.failure(server.patient().build(), server.link()));
        }
    }

    private static ScriptedServer.Script whole(byte[] zipped) {
        return peer -> {
            while (!peer.request().isEmpty()) {
                peer.say(OK + "Content-Encoding: gzip\r\nContent-Length: " + zipped.length + "\r\n\r\n");
                peer.say(zipped);
            }
        };
    }

    @Test
    void chunkedResponseIsJoined() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(
                OK + "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n")) {
            assertThat(server.patient().build().read(server.link())).asString().isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void informationalResponsesAreSkipped() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK + "Content-Length: 2\r\n\r\n{}")) {
            assertThat(server.patient().build().read(server.link())).asString().isEqualTo("{}");
        }
    }

    @Test
    void inflationBombStopsAtTheLimit() throws IOException {
        // The content has 4 GiB, too much for an array.
        byte[] bomb = repeated(Links.zipped(new byte[16 * 1024 * 1024]), 256);
        try (ScriptedServer server = ScriptedServer.running(whole(bomb))) {
            CacheLinkReader links = server.patient().maxBytes(bomb.length).build();
            assertThat(Links.failure(links, server.link()).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    private static byte[] repeated(byte[] bytes, int times) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length * times);
        for (int i = 0; i < times; i++) {
            all.put(bytes);
        }
        return all.array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Any: thing\r\n", "Content-Encoding: gzip\r\n"})
    void endlessResponseStopsAtTheLimit(String header) throws IOException, InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        ScriptedServer.Script endless = peer -> {
            peer.request();
            try {
                peer.say(OK + header + "Transfer-Encoding: chunked\r\n\r\n");
                while (true) {
                    peer.say("4\r\n{\"a\"\r\n");
                }
            } finally {
                hungUp.countDown();
            }
        };
        try (ScriptedServer server = ScriptedServer.running(endless)) {
            CacheLinkReader links = server.patient().maxBytes(1000).build();
            assertThat(Links.failure(links, server.link()).reason()).isEqualTo(Reason.TOO_LARGE);
            hungUp.await();
        }
    }

    @Test
    void declaredLengthOverTheLimitIsRefused() throws IOException {
        ScriptedServer.Script boasting = peer -> {
            peer.request();
            peer.say(OK + "Content-Length: 1001\r\n\r\n");
            peer.awaitHangUp();
        };
        try (ScriptedServer server = ScriptedServer.running(boasting)) {
            CacheLinkReader links = server.patient().maxBytes(1000).build();
            assertThat(Links.failure(links, server.link()).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void bodyOfAnErrorResponseIsNotRead(int status) throws IOException, InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        ScriptedServer.Script wordy = peer -> {
            peer.request();
            peer.say("HTTP/1.1 " + status + " X\r\nContent-Length: 1000\r\n\r\nI am sorry that");
            peer.awaitHangUp();
            hungUp.countDown();
        };
        try (ScriptedServer server = ScriptedServer.running(wordy)) {
            assertThat(Links.failure(server.patient().build(), server.link()))
                    .hasMessageContaining("the host responded " + status);
            hungUp.await();
        }
    }

    @Test
    void connectionMayBeRetriedBeforeTheFirstByte() throws IOException {
        try (ScriptedServer server = ScriptedServer.breakingOffAfter("")) {
            assertMayPass(Links.failure(server.patient().build(), server.link()));
            assertThat(server.allRequests()).hasSizeBetween(1, 2);
        }
    }

    @Test
    void closedPortIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        CacheLink link = new CacheLink(URI.create("https://127.0.0.1:" + port + Links.PATH_AND_QUERY));
        CacheLinkException failure =
                Links.failure(Links.patient("127.0.0.1:" + port).build(), link);
        assertMayPass(failure);
        assertThat(failure).hasMessageContaining("ConnectException").hasCauseInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%S",
                "HTTP/1.1 %s",
                "HTTP/1.1 abc %S",
                "HTTP/1.1 200 OK\r\n%s",
                "HTTP/1.1 200 OK\r\nContent-Length: %s",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s",
            })
    void echoedLinkIsNotQuoted(String response) throws IOException {
        ScriptedServer.Script echoing = peer -> {
            String request = peer.request();
            peer.say(response.formatted(request.substring(0, request.indexOf('\r'))) + "\r\n\r\n");
            peer.hangUp();
        };
        try (ScriptedServer server = ScriptedServer.running(echoing)) {
            assertMayPass(Links.failure(server.patient().build(), server.link()));
        }
    }

    private static void assertMayPass(CacheLinkException failure) {
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.mayPass()).isTrue();
    }
}
