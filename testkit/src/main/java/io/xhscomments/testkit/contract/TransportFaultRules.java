package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportBench.page;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a failed connection costs: nothing before the request, the unknown after it, what the status says after that.
 */
interface TransportFaultRules {
    @Test
    @DisplayName("T23 A connection that is refused: not sent, not charged, may be tried again")
    default void aRefusedConnectionCostsNothing(TransportBench bench) throws IOException {
        try (Socket deaf = new Socket()) {
            // Taken, so that nobody else listens there, and not listened at.
            deaf.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            URI address = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
            RequestNotSentException failure =
                    bench.send(bench.make(bench.settings(address))).failure(RequestNotSentException.class);
            assertThat(failure.charge()).isEqualTo(Charge.FREE);
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    @DisplayName("T24 A connection that is reset before the request is read: not sent, or unknown")
    default void aConnectionThatIsResetAtOnceIsNeverCharged(TransportBench bench) throws IOException {
        ScriptedServer server = bench.running(peer -> peer.reset());
        CommentSourceException failure = bench.send(bench.at(server)).failure();
        Charge expected = failure instanceof RequestNotSentException ? Charge.FREE : Charge.UNKNOWN;
        assertThat(failure).isInstanceOfAny(RequestNotSentException.class, ResponseLostException.class);
        assertThat(failure.charge()).isEqualTo(expected);
    }

    @Test
    @DisplayName("T25 A connection that is reset after the request: lost, unknown whether charged")
    default void aConnectionThatIsResetIsUnknown(TransportBench bench) throws IOException {
        assertThatTheChargeIsUnknown(bench, peer -> {
            peer.request();
            peer.reset();
        });
    }

    @Test
    @DisplayName("T26 A connection that ends without a byte of a response: lost, unknown whether charged")
    default void anEmptyResponseIsUnknown(TransportBench bench) throws IOException {
        assertThatTheChargeIsUnknown(bench, peer -> {
            peer.request();
            peer.hangUp();
        });
    }

    @Test
    @DisplayName("T27 Bytes that are no HTTP response: lost, unknown whether charged")
    default void whatIsNoHttpIsUnknown(TransportBench bench) throws IOException {
        for (String noise : List.of("SSH-2.0-x\r\n\r\n", "HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n")) {
            assertThatTheChargeIsUnknown(bench, peer -> {
                peer.request();
                peer.say(noise);
                peer.hangUp();
            });
        }
    }

    @Test
    @DisplayName("T28 A body that is shorter than announced: lost, charged as its status says")
    default void aBodyThatIsTooShortIsCharged(TransportBench bench) throws IOException {
        assertThatTheStatusSaysTheCharge(bench, "Content-Length: 100\r\n\r\n{\"code\":200");
    }

    @Test
    @DisplayName("T29 Chunks that cannot be read, or lack the last one: lost, charged as their status says")
    default void brokenChunksAreCharged(TransportBench bench) throws IOException {
        assertThatTheStatusSaysTheCharge(bench, "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\nzzz\r\n");
        assertThatTheStatusSaysTheCharge(bench, "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
    }

    @Test
    @DisplayName("T30 Zipped bytes that cannot be unzipped, or break off: lost, charged as their status says")
    default void brokenZipsAreCharged(TransportBench bench) throws IOException {
        byte[] zipped = Gzip.zipped("{\"a\":1}");
        String half = new String(zipped, 0, zipped.length / 2, ISO_8859_1);
        for (String body : List.of("not zipped", half)) {
            assertThatTheStatusSaysTheCharge(
                    bench, "Content-Encoding: gzip\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }

    @Test
    @DisplayName("T31 A body that is longer than announced ends where it was announced, and is not the next response")
    default void aBodyThatIsTooLongIsCut(TransportBench bench) throws IOException {
        ScriptedServer server = bench.running(peer -> {
            while (peer.request().isPresent()) {
                peer.say(http("200 OK", "", "{\"a\":1}") + "{\"rest\":1}");
            }
        });
        PageTransport transport = bench.at(server);
        for (int call = 1; call <= 2; call++) {
            Outcome<RawResponse> outcome = bench.send(transport, page(call));
            if (outcome.thrown() == null) {
                assertThat(outcome.given().body()).asString(ISO_8859_1).isEqualTo("{\"a\":1}");
            } else {
                assertThat(outcome.failure().charge().countsAsPaid()).isTrue();
            }
        }
    }

    private static void assertThatTheChargeIsUnknown(TransportBench bench, ScriptedServer.Script script)
            throws IOException {
        ScriptedServer server = bench.running(script);
        ResponseLostException lost = bench.send(bench.at(server)).failure(ResponseLostException.class);
        assertThat(lost.charge()).isEqualTo(Charge.UNKNOWN);
        assertThat(lost.status()).isEmpty();
        assertThat(lost.retryable()).isTrue();
    }

    private static void assertThatTheStatusSaysTheCharge(TransportBench bench, String rest) throws IOException {
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = bench.running(peer -> {
                peer.request();
                peer.say("HTTP/1.1 " + status + " X\r\n" + rest);
                peer.hangUp();
            });
            ResponseLostException lost = bench.send(bench.at(server)).failure(ResponseLostException.class);
            assertThat(lost.status()).hasValue(status);
            assertThat(lost.charge())
                    .as("the charge of %d", status)
                    .isEqualTo(status == 200 ? Charge.CHARGED : Charge.FREE);
        }
    }
}
