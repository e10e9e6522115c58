package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.RawServer.http;
import static io.xhscomments.testkit.contract.TransportBench.FIRST;
import static io.xhscomments.testkit.contract.TransportBench.page;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.core.failure.AnswerLostException;
import io.xhscomments.core.failure.NotSentException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.RawRequest;
import io.xhscomments.testkit.RawServer;
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
    @DisplayName("T41 64 threads at once are each given the answer to their own request")
    default void eachThreadIsGivenItsOwnAnswer(TransportBench bench) throws IOException {
        int threads = 64;
        // Two at the same time at the least, if it can do two; a transport that takes turns is as good.
        CountDownLatch together = new CountDownLatch(2);
        RawServer server = bench.running(peer -> {
            for (Optional<RawRequest> request = peer.request(); request.isPresent(); request = peer.request()) {
                together.countDown();
                together.await(1, TimeUnit.SECONDS);
                peer.say(http("200 OK", "", request.get().target()));
            }
        });
        PageTransport transport = bench.at(server);
        List<Call<RawPage>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(bench.start(transport, page(i), BodySink.none()));
        }
        for (int i = 0; i < threads; i++) {
            assertThat(calls.get(i).outcome(bench.patience()).given().body())
                    .asString(ISO_8859_1)
                    .contains(page(i).note().value());
        }
    }

    @Test
    @DisplayName("T42 An interrupted thread sends nothing, and stays interrupted")
    default void anInterruptedThreadSendsNothing(TransportBench bench) throws IOException {
        RawServer server = bench.answering(http("200 OK", "", "{}"));
        PageTransport transport = bench.at(server);
        Outcome<RawPage> outcome = Call.start(() -> {
                    Thread.currentThread().interrupt();
                    return transport.send(FIRST);
                })
                .outcome(bench.patience());
        assertThat(outcome.failure(NotSentException.class).charge()).isEqualTo(Charge.FREE);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
        assertThat(server.allRequests()).isEmpty();
    }

    @Test
    @DisplayName("T43 A thread that is interrupted while it waits does not wait on: lost, unknown, still interrupted")
    default void aThreadThatWaitsDoesNotWaitOn(TransportBench bench) throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        RawServer server = bench.running(peer -> {
            peer.request();
            asked.countDown();
            peer.awaitHangUp();
        });
        Call<RawPage> call = bench.start(bench.at(server), FIRST, BodySink.none());
        bench.await(asked, "the request to arrive");
        call.interrupt();
        assertThatItIsLost(call.outcome(bench.patience()), Charge.UNKNOWN);
    }

    @Test
    @DisplayName(
            "T44 A thread that is interrupted in the midst of a page does not wait on: lost, charged, still interrupted")
    default void aThreadThatReadsDoesNotWaitOn(TransportBench bench) throws IOException, InterruptedException {
        bench.needs(TransportCapability.SHOWS_BYTES_AS_THEY_ARRIVE);
        RawServer server = bench.running(peer -> {
            peer.request();
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            peer.awaitHangUp();
        });
        RecordingSink sink = new RecordingSink();
        Call<RawPage> call = bench.start(bench.at(server), FIRST, sink);
        boolean begun = sink.begun().await(bench.patience().toMillis(), TimeUnit.MILLISECONDS);
        assumeTrue(begun, "the sink was shown nothing of the page");
        call.interrupt();
        assertThatItIsLost(call.outcome(bench.patience()), Charge.CHARGED);
    }

    private static void assertThatItIsLost(Outcome<RawPage> outcome, Charge charge) {
        assertThat(outcome.failure(AnswerLostException.class).charge()).isEqualTo(charge);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
    }
}
