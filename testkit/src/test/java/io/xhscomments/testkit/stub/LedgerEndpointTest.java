package io.xhscomments.testkit.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.ServedPage;
import io.xhscomments.testkit.StubClient;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger over HTTP, for clients that are no Java. */
class LedgerEndpointTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());

    private final StubClient http = StubClient.to(tikhub);

    @Test
    void ledgerHasTheTotals() throws IOException, InterruptedException {
        tikhub.failNext(Fixtures.error("502-html"));
        http.ask(TikHubRoute.WEB_V1, SAMPLE);
        http.ask(TikHubRoute.WEB_V1, SAMPLE);
        http.get(TikHubApi.USER_INFO);

        assertThat(totals(ledger())).isEqualTo(Map.of("requests", 2.0, "charged", 1.0, "free", 1.0, "unknown", 0.0));
        assertThat(ledger()).containsEntry("freeQuestions", 1.0);
    }

    @Test
    void ledgerShowsPagesPaidForTwice() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(1).build();
        tikhub.serve(note);
        PageRequest first = PageRequest.comments(note.id());
        String cursor =
                ServedPage.read(http.ask(TikHubRoute.WEB_V1, first).body()).cursor();
        PageRequest second = first.after(Cursor.of(cursor));
        http.ask(TikHubRoute.WEB_V1, second);
        http.ask(TikHubRoute.WEB_V1, second);
        http.ask(TikHubRoute.APP_V2, first);

        List<Map<String, Object>> pages = list("pages");

        assertThat(pages).extracting(page -> page.get("charged")).containsExactly(1.0, 2.0, 1.0);
        assertThat(pages).extracting(page -> page.get("route")).containsExactly("web-v1", "web-v1", "app-v2");
        assertThat(pages).extracting(page -> page.get("cursor")).containsExactly(null, cursor, null);
        assertThat(pages)
                .extracting(page -> page.get("note"))
                .containsOnly(note.id().value());
    }

    @Test
    void ledgerListsEveryRequest() throws IOException, InterruptedException {
        http.ask(TikHubRoute.WEB_V1, SAMPLE);
        http.get("elsewhere");
        http.get(TikHubApi.ENDPOINT_INFO + "?endpoint=/x");

        Map<String, Object> elsewhere = new LinkedHashMap<>();
        elsewhere.put("ordinal", 2.0);
        elsewhere.put("path", "elsewhere");
        for (String absent : List.of("route", "note", "comment", "cursor")) {
            elsewhere.put(absent, null);
        }
        elsewhere.put("status", 404.0);
        elsewhere.put("charge", "free");
        assertThat(list("entries")).hasSize(2).last().isEqualTo(elsewhere);
        assertThat(list("entries"))
                .first()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("charge", "charged")
                        .containsEntry("path", TikHubApi.WEB_V1_COMMENTS));
        assertThat(list("questions"))
                .containsExactly(
                        Map.of("ordinal", 1.0, "path", TikHubApi.ENDPOINT_INFO, "endpoint", "/x", "status", 404.0));
    }

    @Test
    void unsentResponseHasNoStatus() throws IOException, InterruptedException {
        // The JDK's client may try again by itself.
        tikhub.failNext(ConnectionFault.EMPTY_RESPONSE).failNext(ConnectionFault.EMPTY_RESPONSE);
        HttpClient client = HttpClient.newHttpClient();
        var request = http.request(TikHubRoute.WEB_V1.requestFor(SAMPLE).uri(tikhub.baseUrl()));
        assertThat(client.sendAsync(request.build(), BodyHandlers.ofByteArray()).handle((response, failed) -> failed))
                .succeedsWithin(Duration.ofMinutes(1))
                .isNotNull();

        assertThat(list("entries"))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry).containsEntry("charge", "unknown").containsEntry("status", null));
    }

    @Test
    void ledgerRequestNeedsNoKeyAndIsNotCounted() throws IOException, InterruptedException {
        StubClient withoutKey = http.without(TikHubApi.AUTHORIZATION).with(TikHubApi.USER_AGENT, "okhttp/5.5.1");
        tikhub.failNext(Fixtures.error("502-html"));

        assertThat(withoutKey.get(LedgerEndpoint.PATH).statusCode()).isEqualTo(200);
        assertThat(tikhub.ledger().requests()).isZero();
        assertThat(tikhub.ledger().accountRequests()).isEmpty();
        assertThat(http.ask(TikHubRoute.WEB_V1, SAMPLE).statusCode())
                .as("the queued failure is still there")
                .isEqualTo(502);
    }

    @Test
    void ledgerContainsNoKey() throws IOException, InterruptedException {
        http.ask(TikHubRoute.WEB_V1, SAMPLE);
        http.with(TikHubApi.AUTHORIZATION, "Bearer sk-test-OTHER").ask(TikHubRoute.WEB_V1, SAMPLE);

        assertThat(http.get(LedgerEndpoint.PATH).body()).asString().doesNotContain("sk-test", "Bearer");
    }

    @Test
    void deleteReturnsTheLedgerAndKeepsSettings() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(1).build();
        tikhub.serve(note);
        http.ask(TikHubRoute.WEB_V1, SAMPLE);

        HttpResponse<byte[]> deleted = send("DELETE");

        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(ServedPage.read(deleted.body()).envelope()).containsEntry("requests", 1.0);
        assertThat(ledger()).containsEntry("requests", 0.0).containsEntry("entries", List.of());
        http.ask(TikHubRoute.WEB_V1, PageRequest.comments(note.id()));
        assertThat(tikhub.ledger().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.ordinal()).isEqualTo(1);
            assertThat(entry.note()).contains(note.id().value());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void otherMethodsAreNotAllowed(String method) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(method);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).contains("GET, DELETE");
        assertThat(tikhub.ledger().requests()).isZero();
    }

    private HttpResponse<byte[]> send(String method) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        http.request(tikhub.baseUrl().resolve(LedgerEndpoint.PATH))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private Map<String, Object> ledger() throws IOException, InterruptedException {
        return ServedPage.read(http.get(LedgerEndpoint.PATH).body()).envelope();
    }

    private static Map<String, Object> totals(Map<String, Object> ledger) {
        Map<String, Object> totals = new LinkedHashMap<>(ledger);
        totals.keySet().retainAll(List.of("requests", "charged", "free", "unknown"));
        return totals;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String member) throws IOException, InterruptedException {
        return (List<Map<String, Object>>) Objects.requireNonNull(ledger().get(member));
    }

    @Test
    void it_tells_which_link_was_paid_for_twice() throws IOException, InterruptedException {
        ShortLink link = ShortLink.of("http://xhslink.com/a/AbC123xyz");
        http.get(TikHubRoute.APP_V2.requestFor(link).uri(tikhub.baseUrl()));
        http.get(TikHubRoute.APP_V2.requestFor(link).uri(tikhub.baseUrl()));
        http.get(TikHubRoute.APP_V2
                .requestFor(ShortLink.of("http://xhslink.com/a/other"))
                .uri(tikhub.baseUrl()));

        assertThat(list("pages"))
                .extracting(page -> page.get("share_text"))
                .containsExactly(link.value(), "http://xhslink.com/a/other");
        assertThat(list("pages")).extracting(page -> page.get("charged")).containsExactly(2.0, 1.0);
    }
}
