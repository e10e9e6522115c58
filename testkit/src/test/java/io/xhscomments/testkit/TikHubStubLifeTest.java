package io.xhscomments.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TikHubStubLifeTest {
    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());

    @Test
    void two_stubs_know_nothing_of_each_other() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(5).build();
        try (TikHubStub one = TikHubStub.start();
                TikHubStub other = TikHubStub.start()) {
            one.serve(note).retire(TikHubRoute.WEB_V1).failNext(Fixtures.error("502-html"));

            PageRequest page = PageRequest.comments(note.id());
            assertThat(ServedPage.read(StubClient.to(other)
                                    .ask(TikHubRoute.WEB_V1, page)
                                    .body())
                            .comments())
                    .isEmpty();
            assertThat(other.ledger().requests()).isEqualTo(1);
            assertThat(one.ledger().requests()).isZero();
            assertThat(one.baseUrl()).isNotEqualTo(other.baseUrl());
        }
    }

    @Test
    void a_reset_brings_everything_back() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(5).build();
        try (TikHubStub stub = TikHubStub.start()) {
            StubClient http = StubClient.to(stub);
            stub.serve(note)
                    .retire(TikHubRoute.APP_V2)
                    .failNext(Fixtures.error("502-html"))
                    .failNext(ConnectionFault.RESET_BEFORE_RESPONSE)
                    .respondWith(request -> Optional.of(Fixtures.error("500-object")))
                    .delayResponses(Duration.ofHours(1));
            stub.reset();

            assertThat(http.ask(TikHubRoute.WEB_V1, SAMPLE).body()).isEqualTo(Fixtures.sample());
            assertThat(http.ask(TikHubRoute.APP_V2, SAMPLE).statusCode()).isEqualTo(200);
            assertThat(ServedPage.read(http.ask(TikHubRoute.WEB_V1, PageRequest.comments(note.id()))
                                    .body())
                            .comments())
                    .isEmpty();
            assertThat(stub.ledger().entries())
                    .extracting(Ledger.Entry::ordinal)
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_ledger_does_not_change_any_more() throws IOException, InterruptedException {
        try (TikHubStub stub = TikHubStub.start()) {
            Ledger before = stub.ledger();
            StubClient.to(stub).ask(TikHubRoute.WEB_V1, SAMPLE);

            assertThat(before.requests()).isZero();
            assertThat(stub.ledger().requests()).isEqualTo(1);
        }
    }

    @Test
    void a_closed_stub_responses_no_more_while_others_do() throws IOException, InterruptedException {
        try (TikHubStub open = TikHubStub.start()) {
            TikHubStub closed = TikHubStub.start();
            closed.close();
            closed.close();

            assertThat(StubClient.to(closed).ask(TikHubRoute.WEB_V1, SAMPLE).statusCode())
                    .isEqualTo(404);
            assertThat(closed.ledger().requests()).isZero();
            assertThat(StubClient.to(open).ask(TikHubRoute.WEB_V1, SAMPLE).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @Timeout(60)
    void closing_does_not_wait_for_delayed_responses() {
        CompletableFuture<Integer> waiting;
        try (TikHubStub stub = TikHubStub.start()) {
            CompletableFuture<Void> arrived = new CompletableFuture<>();
            stub.delayResponses(Duration.ofHours(1)).respondWith(request -> {
                arrived.complete(null);
                return Optional.empty();
            });
            waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return StubClient.to(stub).ask(TikHubRoute.WEB_V1, SAMPLE).statusCode();
                } catch (IOException | InterruptedException expected) {
                    throw new IllegalStateException(expected);
                }
            });
            arrived.join();
        }

        // What the client makes of it is the client's: the JDK's may try again by itself, and then wait as long as it
        // likes, or meet a server that knows the stub no more. The response that was delayed never came.
        assertThat(waiting.exceptionally(failed -> 0).getNow(0)).isNotEqualTo(200);
    }

    @Test
    void a_closed_stub_cannot_be_given_to_a_second_test_class() {
        TikHubStub stub = TikHubStub.start();
        stub.close();

        assertThatIllegalStateException().isThrownBy(() -> stub.beforeAll(null)).withMessageContaining("is closed");
    }

    @Test
    void a_stub_can_be_started_again_when_all_are_closed() throws IOException, InterruptedException {
        TikHubStub.start().close();
        try (TikHubStub again = TikHubStub.start()) {
            assertThat(StubClient.to(again).get(TikHubApi.WEB_V1_COMMENTS).statusCode())
                    .isEqualTo(422);
        }
    }
}
