package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.Secret.KEY;
import static io.xhscomments.testkit.contract.TransportBench.COMMENT;
import static io.xhscomments.testkit.contract.TransportBench.FIRST;
import static io.xhscomments.testkit.contract.TransportBench.NOTE;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.scripted.RawRequest;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What reaches the service. */
interface TransportRequestRules {
    @Test
    @DisplayName("T07 A cursor arrives verbatim, percent-encoded")
    default void aCursorArrivesVerbatim(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_TIKHUB);
        Cursor cursor = TransportBench.cursor("a b+c&d=e%20f#g?h/é😀[i]{j}|k:;,");
        for (PageRequest request :
                List.of(FIRST.after(cursor), PageRequest.replies(NOTE, COMMENT).after(cursor))) {
            RawRequest sent = sent(bench, request, "");
            assertThat(sent.target()).as("the request's target").matches("[0-9A-Za-z%/?:@!$&'()*+,;=._~-]+");
            assertThat(sent.parameters().values())
                    .containsAll(bench.route().requestFor(request).parameters().values());
        }
    }

    @Test
    @DisplayName("T08 The route's path is asked for with GET, below the path of the base address")
    default void theRoutesPathIsAskedFor(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_TIKHUB);
        for (PageRequest request : List.of(FIRST, PageRequest.replies(NOTE, COMMENT))) {
            String path = "/" + bench.route().requestFor(request).path();
            for (String prefix : List.of("", "/", "/reseller/v9", "/reseller/v9/")) {
                RawRequest sent = sent(bench, request, prefix);
                assertThat(sent.method()).isEqualTo("GET");
                assertThat(sent.path()).isEqualTo(prefix.startsWith("/r") ? "/reseller/v9" + path : path);
            }
        }
    }

    @Test
    @DisplayName("T09 Every parameter arrives under its documented name, and no other does")
    default void everyParameterArrivesUnderItsName(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_TIKHUB);
        Cursor cursor = bench.plainCursor();
        for (PageRequest first : List.of(FIRST, PageRequest.replies(NOTE, COMMENT))) {
            for (PageRequest request : List.of(first, first.after(cursor))) {
                assertThat(sent(bench, request, "").parameters())
                        .isEqualTo(bench.route().requestFor(request).parameters());
            }
        }
    }

    @Test
    @DisplayName("T10 A cursor of another route is refused, and nothing is sent")
    default void aCursorOfAnotherRouteIsRefused(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_TIKHUB);
        assumeFalse(bench.acceptsEveryCursor(), "every text can be a cursor of this route");
        ScriptedServer server = bench.responding(http("200 OK", "", "{}"));
        Cursor leadsNowhere = Cursor.of("{\"index\":2,\"pageArea\":\"UNFOLDED\"}");
        InvalidRequestException refused =
                bench.send(bench.at(server), FIRST.after(leadsNowhere)).failure(InvalidRequestException.class);
        assertThat(refused.charge()).isEqualTo(Charge.FREE);
        assertThat(server.allRequests()).isEmpty();
    }

    @Test
    @DisplayName("T11 The key arrives in the Authorization header, and nowhere else")
    default void theKeyArrivesInItsHeader(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_TIKHUB);
        RawRequest sent = sent(bench, FIRST, "");
        assertThat(sent.headers(TikHubApi.AUTHORIZATION)).containsExactly(KEY.authorization());
        String unknownFields = sent.head().replace(": " + KEY.authorization() + "\r\n", "");
        assertThat(KEY.redact(unknownFields)).as("the rest of the request").isEqualTo(unknownFields);
    }

    @Test
    @DisplayName("T12 The client says who it is, in words of its own")
    default void theClientSaysWhoItIs(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_TIKHUB);
        assertThat(sent(bench, FIRST, "").headers(TikHubApi.USER_AGENT))
                .singleElement()
                .asString()
                .isNotBlank()
                .doesNotMatch("(Java|Java-http-client|okhttp|python-requests|Apache-HttpClient|curl)/.*");
    }

    @Test
    @DisplayName("T48 The API path of the settings stands in place of /api/v1, below the path of the base address")
    default void theApiPathIsThatOfTheSettings(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_TIKHUB);
        for (PageRequest request : List.of(FIRST, PageRequest.replies(NOTE, COMMENT))) {
            String path = "/" + bench.route().requestFor(request).path();
            for (String apiPath : List.of("/api/u1/v1", "/v1/", "/")) {
                ScriptedServer server = bench.responding(http("200 OK", "", "{}"));
                URI base = URI.create(server.url() + "/reseller/");
                bench.send(bench.make(bench.settings(base, ApiPath.of(apiPath))), request);
                assertThat(server.allRequests())
                        .extracting(RawRequest::path)
                        .first()
                        .isEqualTo("/reseller" + path.replace("/api/v1", apiPath.replaceFirst("/$", "")));
            }
        }
    }

    private static RawRequest sent(TransportBench bench, PageRequest request, String prefix) throws IOException {
        ScriptedServer server = bench.responding(http("200 OK", "", "{}"));
        bench.send(bench.make(bench.settings(URI.create(server.url() + prefix))), request);
        List<RawRequest> requests = server.allRequests();
        assertThat(requests).as("requests").isNotEmpty();
        return requests.get(0);
    }
}
