package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportFixture.page;
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
 * Rules about the charge of a failed connection: free before the request is sent, unknown after that, and known from
 * the status once a response has begun.
 */
interface TransportFaultRules {
    @Test
    @DisplayName("T23 A refused connection: not sent, not charged, retryable")
    default void refusedConnectionIsFree(TransportFixture fixture) throws IOException {
        try (Socket bound = new Socket()) {
            // Bound without listening, so that the port refuses connections.
            bound.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            URI address = URI.create("http://127.0.0.1:" + bound.getLocalPort());
            RequestNotSentException failure =
                    fixture.send(fixture.make(fixture.settings(address))).failure(RequestNotSentException.class);
            assertThat(failure.charge()).isEqualTo(Charge.FREE);
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    @DisplayName("T24 A connection that is reset before the request is read: not sent, or unknown")
    default void immediateResetIsNeverCharged(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.running(connection -> connection.reset());
        CommentSourceException failure = fixture.send(fixture.at(server)).failure();
        Charge expected = failure instanceof RequestNotSentException ? Charge.FREE : Charge.UNKNOWN;
        assertThat(failure).isInstanceOfAny(RequestNotSentException.class, ResponseLostException.class);
        assertThat(failure.charge()).isEqualTo(expected);
    }

    @Test
    @DisplayName("T25 A connection that is reset after the request: lost, charge unknown")
    default void resetAfterRequestIsUnknown(TransportFixture fixture) throws IOException {
        assertUnknownCharge(fixture, connection -> {
            connection.readRequest();
            connection.reset();
        });
    }

    @Test
    @DisplayName("T26 A connection that closes without a response: lost, charge unknown")
    default void emptyResponseIsUnknown(TransportFixture fixture) throws IOException {
        assertUnknownCharge(fixture, connection -> {
            connection.readRequest();
            connection.close();
        });
    }

    @Test
    @DisplayName("T27 Bytes that are not HTTP: lost, charge unknown")
    default void bytesThatAreNotHttpAreUnknown(TransportFixture fixture) throws IOException {
        for (String garbage : List.of("SSH-2.0-x\r\n\r\n", "HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n")) {
            assertUnknownCharge(fixture, connection -> {
                connection.readRequest();
                connection.send(garbage);
                connection.close();
            });
        }
    }

    @Test
    @DisplayName("T28 A body shorter than announced: lost, charged by its status")
    default void shortBodyIsChargedByStatus(TransportFixture fixture) throws IOException {
        assertChargedByStatus(fixture, "Content-Length: 100\r\n\r\n{\"code\":200");
    }

    @Test
    @DisplayName("T29 Invalid chunks, or a missing last chunk: lost, charged by their status")
    default void invalidChunksAreChargedByStatus(TransportFixture fixture) throws IOException {
        assertChargedByStatus(fixture, "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\nzzz\r\n");
        assertChargedByStatus(fixture, "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
    }

    @Test
    @DisplayName("T30 Invalid or incomplete gzip data: lost, charged by its status")
    default void invalidGzipIsChargedByStatus(TransportFixture fixture) throws IOException {
        byte[] gzipped = Gzip.gzipped("{\"a\":1}");
        String half = new String(gzipped, 0, gzipped.length / 2, ISO_8859_1);
        for (String body : List.of("not zipped", half)) {
            assertChargedByStatus(
                    fixture, "Content-Encoding: gzip\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }

    @Test
    @DisplayName("T31 A body longer than announced ends at its length and does not leak into the next response")
    default void longBodyEndsAtItsLength(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.running(connection -> {
            while (connection.readRequest().isPresent()) {
                connection.send(http("200 OK", "", "{\"a\":1}") + "{\"rest\":1}");
            }
        });
        PageTransport transport = fixture.at(server);
        for (int call = 1; call <= 2; call++) {
            Outcome<RawResponse> outcome = fixture.send(transport, page(call));
            if (outcome.thrown() == null) {
                assertThat(outcome.returned().body()).asString(ISO_8859_1).isEqualTo("{\"a\":1}");
            } else {
                assertThat(outcome.failure().charge().countsAsPaid()).isTrue();
            }
        }
    }

    private static void assertUnknownCharge(TransportFixture fixture, ScriptedServer.Script script) throws IOException {
        ScriptedServer server = fixture.running(script);
        ResponseLostException lost = fixture.send(fixture.at(server)).failure(ResponseLostException.class);
        assertThat(lost.charge()).isEqualTo(Charge.UNKNOWN);
        assertThat(lost.status()).isEmpty();
        assertThat(lost.retryable()).isTrue();
    }

    private static void assertChargedByStatus(TransportFixture fixture, String rest) throws IOException {
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = fixture.running(connection -> {
                connection.readRequest();
                connection.send("HTTP/1.1 " + status + " X\r\n" + rest);
                connection.close();
            });
            ResponseLostException lost = fixture.send(fixture.at(server)).failure(ResponseLostException.class);
            assertThat(lost.status()).hasValue(status);
            assertThat(lost.charge())
                    .as("the charge of %d", status)
                    .isEqualTo(status == 200 ? Charge.CHARGED : Charge.FREE);
        }
    }
}
