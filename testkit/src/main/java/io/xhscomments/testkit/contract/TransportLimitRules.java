package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportFixture.FIRST;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about the call timeout and the size limit. */
interface TransportLimitRules {
    @Test
    @DisplayName("T32 Silence after the request ends with the call timeout: lost, charge unknown")
    default void silenceEndsWithCallTimeout(TransportFixture fixture) throws IOException, InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        ScriptedServer.Script silence = connection -> {
            connection.readRequest();
            arrived.countDown();
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(silence)) {
            Call<RawResponse> withoutTimeout = fixture.start(fixture.at(server), FIRST, BodySink.none());
            fixture.await(arrived, "the request to arrive");
            long start = System.nanoTime();
            Outcome<RawResponse> outcome = send(fixture, fixture.callTimeout(), silence);
            if (!isLost(outcome, Charge.UNKNOWN)) {
                outcome = send(fixture, longerTimeout(fixture), silence);
            }
            // This call started earlier with a timeout of one hour. If it ends, too, then not because of its timeout.
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            assertThat(withoutTimeout.endsWithin(elapsed))
                    .as("the call with a timeout of one hour ended, too")
                    .isFalse();
            assertThat(outcome.failure(ResponseLostException.class).charge()).isEqualTo(Charge.UNKNOWN);
        }
    }

    @Test
    @DisplayName("T33 The call timeout covers the complete call: a slow body is lost and charged")
    default void slowBodyEndsWithCallTimeout(TransportFixture fixture) throws IOException {
        SlowBody body = new SlowBody();
        Outcome<RawResponse> outcome = send(fixture, fixture.callTimeout(), body);
        if (!isLost(outcome, Charge.CHARGED) || !body.steadyFor(fixture.callTimeout())) {
            outcome = send(fixture, longerTimeout(fixture), new SlowBody());
        }
        ResponseLostException lost = outcome.failure(ResponseLostException.class);
        assertThat(lost.charge()).isEqualTo(Charge.CHARGED);
        assertThat(lost.status()).hasValue(200);
    }

    @Test
    @DisplayName("T34 An endless response is read up to the limit: too large, charged by its status")
    default void endlessResponseIsTooLarge(TransportFixture fixture) throws IOException {
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = fixture.running(connection -> {
                connection.readRequest();
                connection.send("HTTP/1.1 " + status + " X\r\nTransfer-Encoding: chunked\r\n\r\n");
                String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
                for (int i = 0; i < 100; i++) {
                    connection.send(chunk);
                }
                // A client that reads more than the limit waits here until its timeout.
                connection.awaitClose();
            });
            assertTooLarge(fixture, server, status);
        }
    }

    @Test
    @DisplayName("T35 The limit counts decompressed bytes")
    default void limitCountsDecompressedBytes(TransportFixture fixture) throws IOException {
        String gzipped = new String(Gzip.gzipped(new byte[400_000]), ISO_8859_1);
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = fixture.responding(http(status + " X", "Content-Encoding: gzip\r\n", gzipped));
            assertTooLarge(fixture, server, status);
        }
    }

    @Test
    @DisplayName("T36 A response of exactly the limit is complete; one more byte is too large")
    default void responseOfExactlyTheLimitIsComplete(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.responding(http("200 OK", "", "x".repeat(40_000)));
        assertThat(fixture.send(fixture.make(fixture.settings(server.url(), 40_000)))
                        .returned()
                        .body())
                .hasSize(40_000);
        fixture.send(fixture.make(fixture.settings(server.url(), 39_999))).failure(ResponseTooLargeException.class);
    }

    private static void assertTooLarge(TransportFixture fixture, ScriptedServer server, int status) {
        ResponseTooLargeException failure = fixture.send(fixture.make(fixture.settings(server.url(), 50_000)))
                .failure(ResponseTooLargeException.class);
        assertThat(failure.charge())
                .as("the charge of %d", status)
                .isEqualTo(status == 200 ? Charge.CHARGED : Charge.FREE);
    }

    private static boolean isLost(Outcome<RawResponse> outcome, Charge charge) {
        return outcome.thrown() instanceof ResponseLostException lost && lost.charge() == charge;
    }

    /** For a second attempt: on a slow machine the call may time out before it reaches the state under test. */
    private static Duration longerTimeout(TransportFixture fixture) {
        return fixture.callTimeout().multipliedBy(10);
    }

    private static Outcome<RawResponse> send(TransportFixture fixture, Duration timeout, ScriptedServer.Script script)
            throws IOException {
        ScriptedServer server = fixture.running(script);
        return fixture.send(fixture.make(fixture.settings(server.url(), timeout)), FIRST, BodySink.none());
    }
}
