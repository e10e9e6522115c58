package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportFixture.FIRST;
import static io.xhscomments.testkit.contract.TransportFixture.page;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about closing a transport. */
interface TransportLifeRules {
    @Test
    @DisplayName("T37 Closing twice does nothing")
    default void closingTwiceDoesNothing(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.CLOSEABLE);
        PageTransport transport = fixture.at(fixture.responding(http("200 OK", "", "{}")));
        fixture.close(transport);
        fixture.close(transport);
    }

    @Test
    @DisplayName("T38 A closed transport throws IllegalStateException and sends nothing")
    default void closedTransportRejectsCalls(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.CLOSEABLE);
        ScriptedServer server = fixture.responding(http("200 OK", "", "{}"));
        PageTransport transport = fixture.at(server);
        fixture.close(transport);
        fixture.send(transport).failure(IllegalStateException.class);
        assertThat(server.closeAndGetRequests()).isEmpty();
    }

    @Test
    @DisplayName("T39 A response in progress is read to its end when the transport is closed")
    default void responseInProgressIsReadToItsEnd(TransportFixture fixture) throws IOException, InterruptedException {
        fixture.needs(TransportCapability.CLOSEABLE);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        ScriptedServer server = fixture.running(connection -> {
            connection.readRequest();
            arrived.countDown();
            closed.await();
            connection.send(http("200 OK", "", "{\"late\":1}"));
        });
        PageTransport transport = fixture.at(server);
        Call<RawResponse> call = fixture.start(transport, FIRST, BodySink.none());
        fixture.await(arrived, "the request to arrive");
        fixture.close(transport);
        closed.countDown();
        assertThat(call.outcome(fixture.timeout()).returned().body())
                .asString(UTF_8)
                .isEqualTo("{\"late\":1}");
    }

    @Test
    @DisplayName("T40 A supplied HTTP client stays open when the transport is closed")
    default void suppliedClientStaysOpen(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.ACCEPTS_SHARED_CLIENT);
        fixture.needs(TransportCapability.CLOSEABLE);
        ScriptedServer server = fixture.responding(http("200 OK", "", "{}"));
        Deque<PageTransport> transports = fixture.withSharedClient(fixture.settings(server.url()));
        PageTransport first = transports.getFirst();
        fixture.send(first, page(1)).returned();
        fixture.close(first);
        assertThat(fixture.send(transports.getLast(), page(2)).returned().status())
                .isEqualTo(200);
    }
}
