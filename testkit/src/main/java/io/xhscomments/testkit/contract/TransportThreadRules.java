package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportFixture.FIRST;
import static io.xhscomments.testkit.contract.TransportFixture.page;
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

/** Rules about concurrent calls and interrupts. */
interface TransportThreadRules {
    @Test
    @DisplayName("T41 64 concurrent threads each receive the response to their own request")
    default void eachThreadReceivesItsOwnResponse(TransportFixture fixture) throws IOException {
        int threads = 64;
        // At least two requests overlap, if the transport allows it; a sequential transport is allowed, too.
        CountDownLatch together = new CountDownLatch(2);
        ScriptedServer server = fixture.running(connection -> {
            for (Optional<RawRequest> request = connection.readRequest();
                    request.isPresent();
                    request = connection.readRequest()) {
                together.countDown();
                together.await(1, TimeUnit.SECONDS);
                connection.send(http("200 OK", "", request.get().target()));
            }
        });
        PageTransport transport = fixture.at(server);
        List<Call<RawResponse>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(fixture.start(transport, page(i), BodySink.none()));
        }
        for (int i = 0; i < threads; i++) {
            assertThat(calls.get(i).outcome(fixture.timeout()).returned().body())
                    .asString(ISO_8859_1)
                    .contains(page(i).note().value());
        }
    }

    @Test
    @DisplayName("T42 An interrupted thread sends nothing and stays interrupted")
    default void interruptedThreadSendsNothing(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.responding(http("200 OK", "", "{}"));
        PageTransport transport = fixture.at(server);
        Outcome<RawResponse> outcome = Call.start(() -> {
                    Thread.currentThread().interrupt();
                    return transport.send(FIRST);
                })
                .outcome(fixture.timeout());
        assertThat(outcome.failure(RequestNotSentException.class).charge()).isEqualTo(Charge.FREE);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
        assertThat(server.closeAndGetRequests()).isEmpty();
    }

    @Test
    @DisplayName("T43 An interrupt during the wait ends it: lost, charge unknown, still interrupted")
    default void interruptEndsTheWait(TransportFixture fixture) throws IOException, InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        ScriptedServer server = fixture.running(connection -> {
            connection.readRequest();
            arrived.countDown();
            connection.awaitClose();
        });
        Call<RawResponse> call = fixture.start(fixture.at(server), FIRST, BodySink.none());
        fixture.await(arrived, "the request to arrive");
        call.interrupt();
        assertLost(call.outcome(fixture.timeout()), Charge.UNKNOWN);
    }

    @Test
    @DisplayName("T44 An interrupt while a page arrives ends the call: lost, charged, still interrupted")
    default void interruptEndsTheRead(TransportFixture fixture) throws IOException, InterruptedException {
        fixture.needs(TransportCapability.STREAMS_BODY);
        ScriptedServer server = fixture.running(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            connection.awaitClose();
        });
        RecordingSink sink = new RecordingSink();
        Call<RawResponse> call = fixture.start(fixture.at(server), FIRST, sink);
        boolean begun = sink.begun().await(fixture.timeout().toMillis(), TimeUnit.MILLISECONDS);
        assumeTrue(begun, "the sink received no bytes of the page");
        call.interrupt();
        assertLost(call.outcome(fixture.timeout()), Charge.CHARGED);
    }

    private static void assertLost(Outcome<RawResponse> outcome, Charge charge) {
        assertThat(outcome.failure(ResponseLostException.class).charge()).isEqualTo(charge);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
    }
}
