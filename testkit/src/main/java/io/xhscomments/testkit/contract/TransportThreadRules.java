package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportBench.FIRST;
import static io.xhscomments.testkit.contract.TransportBench.page;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.RawRequest;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many threads at once, and threads that are to stop. */
interface TransportThreadRules {
    @Test
    @DisplayName("T41 64 threads at once are each given the response to their own request")
    default void eachThreadIsGivenItsOwnResponse(TransportBench bench) throws IOException {
        int threads = 64;
        // Two at the same time at the least, if it can do two; a transport that takes turns is as good.
        CountDownLatch together = new CountDownLatch(2);
        ScriptedServer server = bench.running(peer -> {
            for (Optional<RawRequest> request = peer.request(); request.isPresent(); request = peer.request()) {
                together.countDown();
                together.await(1, TimeUnit.SECONDS);
                peer.say(http("200 OK", "", request.get().target()));
            }
        });
        PageTransport transport = bench.at(server);
        List<Call<RawResponse>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(bench.start(transport, page(i), BodySink.none()));
        }
        for (int i = 0; i < threads; i++) {
            assertThat(calls.get(i).outcome(bench.timeout()).given().body())
                    .asString(ISO_8859_1)
                    .contains(page(i).note().value());
        }
    }

    @Test
    @DisplayName("T42 An interrupted thread sends nothing, and stays interrupted")
    default void anInterruptedThreadSendsNothing(TransportBench bench) throws IOException {
        ScriptedServer server = bench.responding(http("200 OK", "", "{}"));
        PageTransport transport = bench.at(server);
        Outcome<RawResponse> outcome = Call.start(() -> {
                    Thread.currentThread().interrupt();
                    return transport.send(FIRST);
                })
                .outcome(bench.timeout());
        assertThat(outcome.failure(RequestNotSentException.class).charge()).isEqualTo(Charge.FREE);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
        assertThat(server.allRequests()).isEmpty();
    }

    @Test
    @DisplayName("T43 A thread that is interrupted while it waits does not wait on: lost, unknown, still interrupted")
    default void aThreadThatWaitsDoesNotWaitOn(TransportBench bench) throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        ScriptedServer server = bench.running(peer -> {
            peer.request();
            asked.countDown();
            peer.awaitHangUp();
        });
        Call<RawResponse> call = bench.start(bench.at(server), FIRST, BodySink.none());
        bench.await(asked, "the request to arrive");
        call.interrupt();
        assertThatItIsLost(call.outcome(bench.timeout()), Charge.UNKNOWN);
    }

    @Test
    @DisplayName(
            "T44 A thread that is interrupted in the midst of a page does not wait on: lost, charged, still interrupted")
    default void aThreadThatReadsDoesNotWaitOn(TransportBench bench) throws IOException, InterruptedException {
        bench.needs(TransportCapability.SHOWS_BYTES_AS_THEY_ARRIVE);
        ScriptedServer server = bench.running(peer -> {
            peer.request();
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            peer.awaitHangUp();
        });
        RecordingSink sink = new RecordingSink();
        Call<RawResponse> call = bench.start(bench.at(server), FIRST, sink);
        boolean begun = sink.begun().await(bench.timeout().toMillis(), TimeUnit.MILLISECONDS);
        assumeTrue(begun, "the sink was shown nothing of the page");
        call.interrupt();
        assertThatItIsLost(call.outcome(bench.timeout()), Charge.CHARGED);
    }

    private static void assertThatItIsLost(Outcome<RawResponse> outcome, Charge charge) {
        assertThat(outcome.failure(ResponseLostException.class).charge()).isEqualTo(charge);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
    }
}
