package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportFixture.FIRST;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about the body sink: a store keeps only the bytes that the sink receives. */
interface TransportSinkRules {
    @Test
    @DisplayName("T20 A sink receives the headers once and first, then all bytes that are returned")
    default void sinkReceivesHeadersThenBytes(TransportFixture fixture) throws IOException {
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = fixture.responding(http(status + " X", "X-Request-Id: abc\r\n", "{\"a\":\"b\"}"));
            RecordingSink sink = new RecordingSink();
            RawResponse page = fixture.send(fixture.at(server), FIRST, sink).returned();
            assertThat(sink.headerCalls())
                    .as("calls of onHeaders for %d", status)
                    .isEqualTo(1);
            assertThat(sink.headersCameFirst()).as("the headers came first").isTrue();
            assertThat(sink.status()).isEqualTo(status);
            assertThat(sink.headers()).containsEntry("x-request-id", "abc");
            assertThat(sink.bytes()).as("the bytes passed for %d", status).isEqualTo(page.body());
        }
    }

    @Test
    @DisplayName("T21 A sink receives the bytes of a page while they arrive")
    default void sinkReceivesBytesWhileTheyArrive(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.STREAMS_BODY);
        RecordingSink sink = new RecordingSink();
        ScriptedServer server = fixture.running(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
            if (sink.begun().await(fixture.timeout().toMillis() / 2, TimeUnit.MILLISECONDS)) {
                connection.send("56789");
            }
            connection.close();
        });
        RawResponse page = fixture.send(fixture.at(server), FIRST, sink).returned();
        assertThat(page.body()).asString(UTF_8).isEqualTo("0123456789");
    }

    @Test
    @DisplayName("T22 A sink receives the partial body of a page that is cut off")
    default void sinkReceivesPartialBody(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.STREAMS_BODY);
        RecordingSink sink = new RecordingSink();
        ScriptedServer server = fixture.running(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
            connection.close();
        });
        fixture.send(fixture.at(server), FIRST, sink);
        assertThat(sink.status()).isEqualTo(200);
        assertThat(sink.bytes()).asString(UTF_8).isEqualTo("01234");
    }
}
