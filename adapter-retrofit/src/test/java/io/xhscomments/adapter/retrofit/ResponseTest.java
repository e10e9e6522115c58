package io.xhscomments.adapter.retrofit;

import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading of responses. */
@Timeout(60)
class ResponseTest {
    private static final String CHARGE = "charge by status";

    @Test
    void statusHeadersAndBodyAreReturnedAsServed() throws IOException {
        String headers = "X-Request-Id: abc\r\nVia: one\r\nvia: two\r\nSet-Cookie: session=secret\r\n";
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", headers, "{\"a\":\"\u00c3\u00a9\"}"));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            RawResponse page = transport.send(Pages.FIRST);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.origin()).isEqualTo(RawResponse.Origin.NETWORK);
            assertThat(page.headers())
                    .isEqualTo(Map.of(
                            "content-type",
                            "application/json",
                            "content-length",
                            "10",
                            "x-request-id",
                            "abc",
                            "via",
                            "one, two"));
            assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"é\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void compressedResponseIsDecompressed(int status) throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.start(gzipped(status, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            RawResponse page = transport.send(Pages.FIRST);
            assertThat(page.body()).asString().isEqualTo("{\"a\":1}");
            assertThat(page.header("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void sinkReceivesBytesBeforeTheResponseIsComplete() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        ScriptedServer.Script halting = connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nX-Request-Id: abc\r\nContent-Length: 10\r\n\r\n01234");
            seen.await();
            connection.send("56789");
        };
        Recorder sink = new Recorder() {
            @Override
            public void onBody(byte[] bytes, int offset, int length) {
                super.onBody(bytes, offset, length);
                seen.countDown();
            }
        };
        try (ScriptedServer server = ScriptedServer.start(halting);
                TikHubTransport transport = Pages.at(server.url()).build()) {
            RawResponse page = transport.send(Pages.FIRST, sink);
            assertThat(page.body()).asString().isEqualTo("0123456789");
            assertThat(sink.received).isEqualTo("200 {content-length=10, x-request-id=abc} 01234 56789");
        }
    }

    @Test
    void sinkReceivesPartialPage() throws IOException {
        ScriptedServer.Script breakingOff = connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
            connection.close();
        };
        Recorder sink = new Recorder();
        try (ScriptedServer server = ScriptedServer.start(breakingOff);
                TikHubTransport transport = Pages.at(server.url()).build()) {
            assertThatThrownBy(() -> transport.send(Pages.FIRST, sink)).isInstanceOf(ResponseLostException.class);
            assertThat(sink.received).isEqualTo("200 {content-length=10} 01234");
        }
    }

    @Test
    void throwingSinkLosesResponseButReportsCharge() throws IOException {
        BodySink broken = (bytes, offset, length) -> {
            throw new IllegalStateException("the disk is full");
        };
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", "{}"));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            ResponseLostException lost =
                    catchThrowableOfType(ResponseLostException.class, () -> transport.send(Pages.FIRST, broken));
            assertThat(lost.charge()).isEqualTo(Charge.CHARGED);
            assertThat(lost).hasMessageContaining("the disk is full");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void endlessResponseIsReadUpToTheLimit(int status) throws IOException {
        ScriptedServer.Script endless = connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 " + status + " X\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                connection.send("400\r\n" + "x".repeat(1024) + "\r\n");
            }
        };
        Recorder sink = new Recorder();
        try (ScriptedServer server = ScriptedServer.start(endless);
                TikHubTransport transport =
                        Pages.at(server.url()).maxResponseBytes(50_000).build()) {
            ResponseTooLargeException failure =
                    catchThrowableOfType(ResponseTooLargeException.class, () -> transport.send(Pages.FIRST, sink));
            assertThat(failure.charge()).as(CHARGE).isEqualTo(status == 200 ? Charge.CHARGED : Charge.FREE);
            assertThat(failure.status()).hasValue(status);
            assertThat(failure).hasMessageContaining("50000 bytes");
            assertThat(sink.received.length()).isLessThan(51_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void limitCountsDecompressedBytes(int status) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(gzipped(status, new byte[20_000_000]));
                TikHubTransport transport =
                        Pages.at(server.url()).maxResponseBytes(1_000_000).build()) {
            ResponseTooLargeException failure =
                    catchThrowableOfType(ResponseTooLargeException.class, () -> transport.send(Pages.FIRST));
            assertThat(failure.charge()).as(CHARGE).isEqualTo(status == 200 ? Charge.CHARGED : Charge.FREE);
        }
    }

    @Test
    void responseOfExactlyTheLimitIsComplete() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", "x".repeat(40_000)));
                TikHubTransport exact =
                        Pages.at(server.url()).maxResponseBytes(40_000).build();
                TikHubTransport less =
                        Pages.at(server.url()).maxResponseBytes(39_999).build()) {
            assertThat(exact.send(Pages.FIRST).body()).hasSize(40_000);
            assertThat(catchThrowableOfType(ResponseTooLargeException.class, () -> less.send(Pages.FIRST)))
                    .isNotNull();
        }
    }

    /** Sizes around those at which the buffer grows. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_384, 16_385, 32_769, 100_000, 1_048_576, 1_048_577, 3_000_000})
    void responsesOfAnyLengthAreCompleteWithOrWithoutLength(int length) throws IOException {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (ScriptedServer.Script script : List.of(withLength(text), gzipped(200, body))) {
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            try (ScriptedServer server = ScriptedServer.start(script);
                    TikHubTransport transport = Pages.at(server.url()).build()) {
                assertThat(transport.send(Pages.FIRST, seen::write).body()).isEqualTo(body);
                assertThat(seen.toByteArray()).isEqualTo(body);
            }
        }
    }

    private static ScriptedServer.Script withLength(String body) {
        return connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        };
    }

    private static ScriptedServer.Script gzipped(int status, byte[] body) throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(body);
        }
        return connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 " + status + " X\r\nContent-Encoding: gzip\r\nContent-Length: " + gzipped.size()
                    + "\r\n\r\n");
            connection.send(gzipped.toByteArray());
        };
    }

    /** Records the calls of a sink. */
    private static class Recorder implements BodySink {
        String received = "";

        @Override
        public void onHeaders(int status, Map<String, String> headers) {
            received += status + " " + headers;
        }

        @Override
        public void onBody(byte[] bytes, int offset, int length) {
            received += " " + new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
    }
}
