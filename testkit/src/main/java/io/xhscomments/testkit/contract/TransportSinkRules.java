package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportBench.FIRST;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a sink is shown: a store keeps nothing else. */
interface TransportSinkRules {
    @Test
    @DisplayName("T20 A sink is shown the head, once and first, and then all the bytes that come up")
    default void aSinkIsShownHeadAndBytes(TransportBench bench) throws IOException {
        for (int status : new int[] {200, 500}) {
            ScriptedServer server = bench.responding(http(status + " X", "X-Request-Id: abc\r\n", "{\"a\":\"b\"}"));
            RecordingSink sink = new RecordingSink();
            RawResponse page = bench.send(bench.at(server), FIRST, sink).given();
            assertThat(sink.heads()).as("heads shown of %d", status).isEqualTo(1);
            assertThat(sink.headCameFirst()).as("the head came first").isTrue();
            assertThat(sink.status()).isEqualTo(status);
            assertThat(sink.headers()).containsEntry("x-request-id", "abc");
            assertThat(sink.bytes()).as("the bytes shown of %d", status).isEqualTo(page.body());
        }
    }

    @Test
    @DisplayName("T21 A sink is shown the bytes of a page while they arrive")
    default void aSinkIsShownThePageWhileItArrives(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.SHOWS_BYTES_AS_THEY_ARRIVE);
        RecordingSink sink = new RecordingSink();
        ScriptedServer server = bench.running(peer -> {
            peer.request();
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
            if (sink.begun().await(bench.timeout().toMillis() / 2, TimeUnit.MILLISECONDS)) {
                peer.say("56789");
            }
            peer.hangUp();
        });
        RawResponse page = bench.send(bench.at(server), FIRST, sink).given();
        assertThat(page.body()).asString(UTF_8).isEqualTo("0123456789");
    }

    @Test
    @DisplayName("T22 A sink is shown what came of a page that breaks off")
    default void aSinkIsShownWhatCame(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.SHOWS_BYTES_AS_THEY_ARRIVE);
        RecordingSink sink = new RecordingSink();
        ScriptedServer server = bench.running(peer -> {
            peer.request();
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
            peer.hangUp();
        });
        bench.send(bench.at(server), FIRST, sink);
        assertThat(sink.status()).isEqualTo(200);
        assertThat(sink.bytes()).asString(UTF_8).isEqualTo("01234");
    }
}
