package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportBench.FIRST;
import static io.xhscomments.testkit.contract.TransportBench.page;
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

/** The end of a transport. */
interface TransportLifeRules {
    @Test
    @DisplayName("T37 Closing it again does nothing")
    default void closingAgainDoesNothing(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.CLOSES);
        PageTransport transport = bench.at(bench.responding(http("200 OK", "", "{}")));
        bench.close(transport);
        bench.close(transport);
    }

    @Test
    @DisplayName("T38 Once closed it refuses with an IllegalStateException, and sends nothing")
    default void onceClosedItRefuses(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.CLOSES);
        ScriptedServer server = bench.responding(http("200 OK", "", "{}"));
        PageTransport transport = bench.at(server);
        bench.close(transport);
        bench.send(transport).failure(IllegalStateException.class);
        assertThat(server.allRequests()).isEmpty();
    }

    @Test
    @DisplayName("T39 A response on its way when it is closed is read to its end: it is paid for")
    default void anResponseOnItsWayIsReadToItsEnd(TransportBench bench) throws IOException, InterruptedException {
        bench.needs(TransportCapability.CLOSES);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        ScriptedServer server = bench.running(peer -> {
            peer.request();
            asked.countDown();
            closed.await();
            peer.say(http("200 OK", "", "{\"late\":1}"));
        });
        PageTransport transport = bench.at(server);
        Call<RawResponse> call = bench.start(transport, FIRST, BodySink.none());
        bench.await(asked, "the request to arrive");
        bench.close(transport);
        closed.countDown();
        assertThat(call.outcome(bench.timeout()).given().body()).asString(UTF_8).isEqualTo("{\"late\":1}");
    }

    @Test
    @DisplayName("T40 An HTTP client that it was given stays open when it is closed")
    default void whatItWasGivenStaysOpen(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.SHARES_A_CLIENT);
        bench.needs(TransportCapability.CLOSES);
        ScriptedServer server = bench.responding(http("200 OK", "", "{}"));
        Deque<PageTransport> transports = bench.overOneClient(bench.settings(server.url()));
        PageTransport first = transports.getFirst();
        bench.send(first, page(1)).given();
        bench.close(first);
        assertThat(bench.send(transports.getLast(), page(2)).given().status()).isEqualTo(200);
    }
}
