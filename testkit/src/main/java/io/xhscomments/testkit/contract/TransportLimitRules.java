package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportBench.FIRST;
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

/** No call takes longer, or more memory, than it was given. */
interface TransportLimitRules {
    @Test
    @DisplayName("T32 Silence after the request ends with the call timeout: lost, unknown whether charged")
    default void silenceEndsWithTheTimeout(TransportBench bench) throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        ScriptedServer.Script silence = peer -> {
            peer.request();
            asked.countDown();
            peer.awaitHangUp();
        };
        try (ScriptedServer server = ScriptedServer.running(silence)) {
            Call<RawResponse> patient = bench.start(bench.at(server), FIRST, BodySink.none());
            bench.await(asked, "the request to arrive");
            long start = System.nanoTime();
            Outcome<RawResponse> outcome = send(bench, bench.callTimeout(), silence);
            if (!isLost(outcome, Charge.UNKNOWN)) {
                outcome = send(bench, inNoHurry(bench), silence);
            }
            // It began first: if it ends in the same time, it was for another reason than the timeout that was given.
            Duration same = Duration.ofNanos(System.nanoTime() - start);
            assertThat(patient.endsWithin(same))
                    .as("the call that has an hour ends, too")
                    .isFalse();
            assertThat(outcome.failure(ResponseLostException.class).charge()).isEqualTo(Charge.UNKNOWN);
        }
    }

    @Test
    @DisplayName("T33 The call timeout is for the whole call: a body that drips is lost, and charged")
    default void aDrippingBodyEndsWithTheTimeout(TransportBench bench) throws IOException {
        SlowBody drip = new SlowBody();
        Outcome<RawResponse> outcome = send(bench, bench.callTimeout(), drip);
        if (!isLost(outcome, Charge.CHARGED) || !drip.steadyFor(bench.callTimeout())) {
            outcome = send(bench, inNoHurry(bench), new SlowBody());
        }
        ResponseLostException lost = outcome.failure(ResponseLostException.class);
        assertThat(lost.charge()).isEqualTo(Charge.CHARGED);
        assertThat(lost.status()).hasValue(200);
    }

    @Test
    @DisplayName("T34 A response that has no end is read up to the cap: too large, charged as its status says")
    default void anEndlessResponseIsTooLarge(TransportBench bench) throws IOException {
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = bench.running(peer -> {
                peer.request();
                peer.say("HTTP/1.1 " + status + " X\r\nTransfer-Encoding: chunked\r\n\r\n");
                String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
                for (int i = 0; i < 100; i++) {
                    peer.say(chunk);
                }
                // Whoever is still there wants more than the cap, and waits for what never comes.
                peer.awaitHangUp();
            });
            assertThatItIsTooLarge(bench, server, status);
        }
    }

    @Test
    @DisplayName("T35 The cap counts unzipped bytes")
    default void theCapCountsUnzippedBytes(TransportBench bench) throws IOException {
        String zipped = new String(Gzip.zipped(new byte[400_000]), ISO_8859_1);
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = bench.responding(http(status + " X", "Content-Encoding: gzip\r\n", zipped));
            assertThatItIsTooLarge(bench, server, status);
        }
    }

    @Test
    @DisplayName("T36 A response of exactly the cap is whole, and one byte more is too large")
    default void anResponseOfTheCapIsWhole(TransportBench bench) throws IOException {
        ScriptedServer server = bench.responding(http("200 OK", "", "x".repeat(40_000)));
        assertThat(bench.send(bench.make(bench.settings(server.url(), 40_000)))
                        .given()
                        .body())
                .hasSize(40_000);
        bench.send(bench.make(bench.settings(server.url(), 39_999))).failure(ResponseTooLargeException.class);
    }

    private static void assertThatItIsTooLarge(TransportBench bench, ScriptedServer server, int status) {
        ResponseTooLargeException failure =
                bench.send(bench.make(bench.settings(server.url(), 50_000))).failure(ResponseTooLargeException.class);
        assertThat(failure.charge())
                .as("the charge of %d", status)
                .isEqualTo(status == 200 ? Charge.CHARGED : Charge.FREE);
    }

    private static boolean isLost(Outcome<RawResponse> outcome, Charge charge) {
        return outcome.thrown() instanceof ResponseLostException lost && lost.charge() == charge;
    }

    /** On a slow machine a call may not have come as far as the rule wants it to: then once more, with more time. */
    private static Duration inNoHurry(TransportBench bench) {
        return bench.callTimeout().multipliedBy(10);
    }

    private static Outcome<RawResponse> send(TransportBench bench, Duration timeout, ScriptedServer.Script script)
            throws IOException {
        ScriptedServer server = bench.running(script);
        return bench.send(bench.make(bench.settings(server.url(), timeout)), FIRST, BodySink.none());
    }
}
