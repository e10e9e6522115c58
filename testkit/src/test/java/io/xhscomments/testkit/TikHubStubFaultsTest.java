package io.xhscomments.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.stub.StubRequest;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TikHubStubFaultsTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());

    private final StubClient http = StubClient.to(tikhub);

    @Test
    void the_next_responses_fail_as_told_and_then_no_more() throws IOException, InterruptedException {
        tikhub.failNext(2, Fixtures.error("429-object")).failNext(Fixtures.error("502-html"));

        assertThat(List.of(status(), status(), status(), status())).containsExactly(429, 429, 502, 200);
        assertThat(tikhub.ledger().entries())
                .extracting(Ledger.Entry::charge)
                .containsExactly(Charge.FREE, Charge.FREE, Charge.FREE, Charge.CHARGED);
    }

    @Test
    void an_response_that_fails_keeps_its_headers_and_body() throws IOException, InterruptedException {
        tikhub.failNext(Fixtures.error("429-object"));

        var response = http.ask(TikHubRoute.WEB_V1, SAMPLE);

        assertThat(response.headers().firstValue("retry-after")).contains("2");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        assertThat(response.body()).isEqualTo(Fixtures.error("429-object").body());
    }

    @Test
    void a_failure_inside_a_200_is_charged() throws IOException, InterruptedException {
        tikhub.failNext(Fixtures.error("200-inner-failure"));

        assertThat(status()).isEqualTo(200);
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void a_retired_route_says_so_and_the_other_goes_on() throws IOException, InterruptedException {
        tikhub.retire(TikHubRoute.WEB_V1);

        var response = http.ask(TikHubRoute.WEB_V1, SAMPLE);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(Fixtures.error("400-deprecated").body());
        assertThat(http.ask(TikHubRoute.APP_V2, SAMPLE).statusCode()).isEqualTo(200);
        assertThat(tikhub.ledger().free()).isEqualTo(1);
    }

    @Test
    void a_function_can_response_in_place_of_pages() throws IOException, InterruptedException {
        List<StubRequest> seen = new CopyOnWriteArrayList<>();
        tikhub.respondWith(request -> {
            seen.add(request);
            return request.ordinal() == 2 ? Optional.of(Fixtures.error("500-object")) : Optional.empty();
        });

        assertThat(List.of(status(), status(), status())).containsExactly(200, 500, 200);
        assertThat(seen).hasSize(3).first().satisfies(request -> {
            assertThat(request.route()).isEqualTo(TikHubRoute.WEB_V1);
            assertThat(request.page()).isEqualTo(SAMPLE);
            assertThat(request.path()).isEqualTo(TikHubApi.WEB_V1_COMMENTS);
            assertThat(request.parameters())
                    .isEqualTo(Map.of("note_id", Fixtures.sampleNote().value()));
            assertThat(request.headers()).containsEntry("user-agent", "xhs-comments-test");
            assertThat(request.headers()).doesNotContainKey("authorization");
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_function_sees_the_page_that_was_asked_for(TikHubRoute route) throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(3).build();
        List<PageRequest> seen = new CopyOnWriteArrayList<>();
        tikhub.serve(note).respondWith(request -> {
            seen.add(request.page());
            return Optional.empty();
        });
        PageRequest first = PageRequest.comments(note.id());
        ServedPage page = ServedPage.read(http.ask(route, first).body());
        PageRequest second = first.after(Cursor.of(page.cursor()));
        http.ask(route, second);

        assertThat(seen).containsExactly(first, second);
    }

    @Test
    void a_function_is_not_asked_about_what_is_refused_anyway() throws IOException, InterruptedException {
        tikhub.respondWith(request -> {
            throw new AssertionError("asked about " + request);
        });

        assertThat(http.without(TikHubApi.AUTHORIZATION)
                        .ask(TikHubRoute.WEB_V1, SAMPLE)
                        .statusCode())
                .isEqualTo(401);
        assertThat(http.get("elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void a_reset_connection_gives_no_response() {
        tikhub.failNext(ConnectionFault.RESET_BEFORE_RESPONSE);

        assertThatThrownBy(this::raw).isInstanceOf(SocketException.class);
        assertUnknownCharge();
    }

    @Test
    void an_empty_response_has_no_byte() throws IOException {
        tikhub.failNext(ConnectionFault.EMPTY_RESPONSE);

        assertThat(raw()).isEmpty();
        assertUnknownCharge();
    }

    @Test
    void a_garbage_response_is_no_http() throws IOException {
        tikhub.failNext(ConnectionFault.GARBAGE_RESPONSE);

        assertThat(raw()).isNotEmpty().doesNotContain("HTTP/1.1");
        assertUnknownCharge();
    }

    @Test
    void a_delayed_response_is_in_the_ledger_before_it_arrives() {
        tikhub.delayResponses(Duration.ofHours(1));

        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> fresh(Duration.ofMillis(500)));
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_asked_for_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> tikhub.delayResponses(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> tikhub.failNext(0, Fixtures.error("502-html")));
    }

    @Test
    void requests_at_the_same_time_are_all_counted() {
        List<Integer> statuses =
                IntStream.range(0, 40).parallel().mapToObj(i -> unchecked()).toList();

        assertThat(statuses).containsOnly(200);
        assertThat(tikhub.ledger().entries())
                .extracting(Ledger.Entry::ordinal)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(tikhub.ledger().charged()).isEqualTo(40);
    }

    private static void assertUnknownCharge() {
        assertThat(tikhub.ledger().entries()).hasSize(1).first().satisfies(entry -> {
            assertThat(entry.status()).isEqualTo(OptionalInt.empty());
            assertThat(entry.charge()).isEqualTo(Charge.UNKNOWN);
        });
        assertThat(tikhub.ledger().unknown()).isEqualTo(1);
    }

    private int status() throws IOException, InterruptedException {
        return http.ask(TikHubRoute.WEB_V1, SAMPLE).statusCode();
    }

    private int unchecked() {
        try {
            return status();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private void fresh(Duration timeout) throws IOException, InterruptedException {
        URI address = TikHubRoute.WEB_V1.requestFor(SAMPLE).uri(tikhub.baseUrl());
        HttpClient.newHttpClient().send(http.request(address).timeout(timeout).build(), BodyHandlers.ofByteArray());
    }

    private String raw() throws IOException {
        try (Socket socket = http.connected(TikHubRoute.WEB_V1, SAMPLE)) {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
