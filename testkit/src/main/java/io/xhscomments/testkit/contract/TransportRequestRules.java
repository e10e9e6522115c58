package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.Secret.KEY;
import static io.xhscomments.testkit.contract.TransportFixture.COMMENT;
import static io.xhscomments.testkit.contract.TransportFixture.FIRST;
import static io.xhscomments.testkit.contract.TransportFixture.NOTE;
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

/** Rules about the request that the service receives. */
interface TransportRequestRules {
    @Test
    @DisplayName("T07 A cursor arrives verbatim, percent-encoded")
    default void cursorArrivesVerbatim(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.SENDS_TIKHUB_REQUESTS);
        Cursor cursor = TransportFixture.cursor("a b+c&d=e%20f#g?h/é😀[i]{j}|k:;,");
        for (PageRequest request :
                List.of(FIRST.after(cursor), PageRequest.replies(NOTE, COMMENT).after(cursor))) {
            RawRequest sent = sent(fixture, request, "");
            assertThat(sent.target()).as("the request's target").matches("[0-9A-Za-z%/?:@!$&'()*+,;=._~-]+");
            assertThat(sent.parameters().values())
                    .containsAll(
                            fixture.route().requestFor(request).parameters().values());
        }
    }

    @Test
    @DisplayName("T08 The request is a GET of the route's path under the path of the base address")
    default void requestUsesRoutePath(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.SENDS_TIKHUB_REQUESTS);
        for (PageRequest request : List.of(FIRST, PageRequest.replies(NOTE, COMMENT))) {
            String path = "/" + fixture.route().requestFor(request).path();
            for (String prefix : List.of("", "/", "/reseller/v9", "/reseller/v9/")) {
                RawRequest sent = sent(fixture, request, prefix);
                assertThat(sent.method()).isEqualTo("GET");
                assertThat(sent.path()).isEqualTo(prefix.startsWith("/r") ? "/reseller/v9" + path : path);
            }
        }
    }

    @Test
    @DisplayName("T09 Every parameter arrives under its documented name, and no other parameter arrives")
    default void parametersUseDocumentedNames(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.SENDS_TIKHUB_REQUESTS);
        Cursor cursor = fixture.plainCursor();
        for (PageRequest first : List.of(FIRST, PageRequest.replies(NOTE, COMMENT))) {
            for (PageRequest request : List.of(first, first.after(cursor))) {
                assertThat(sent(fixture, request, "").parameters())
                        .isEqualTo(fixture.route().requestFor(request).parameters());
            }
        }
    }

    @Test
    @DisplayName("T10 A cursor of another route is rejected, and nothing is sent")
    default void cursorOfAnotherRouteIsRejected(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.SENDS_TIKHUB_REQUESTS);
        assumeFalse(fixture.acceptsEveryCursor(), "every text is a valid cursor of this route");
        ScriptedServer server = fixture.responding(http("200 OK", "", "{}"));
        Cursor withoutComment = Cursor.of("{\"index\":2,\"pageArea\":\"UNFOLDED\"}");
        InvalidRequestException rejected =
                fixture.send(fixture.at(server), FIRST.after(withoutComment)).failure(InvalidRequestException.class);
        assertThat(rejected.charge()).isEqualTo(Charge.FREE);
        assertThat(server.closeAndGetRequests()).isEmpty();
    }

    @Test
    @DisplayName("T11 The key arrives in the Authorization header and nowhere else")
    default void keyArrivesInItsHeaderOnly(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.SENDS_TIKHUB_REQUESTS);
        RawRequest sent = sent(fixture, FIRST, "");
        assertThat(sent.headers(TikHubApi.AUTHORIZATION)).containsExactly(KEY.authorization());
        String rest = sent.head().replace(": " + KEY.authorization() + "\r\n", "");
        assertThat(KEY.redact(rest)).as("the rest of the request").isEqualTo(rest);
    }

    @Test
    @DisplayName("T12 The client sends its own User-Agent, not that of a library")
    default void clientSendsOwnUserAgent(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.SENDS_TIKHUB_REQUESTS);
        assertThat(sent(fixture, FIRST, "").headers(TikHubApi.USER_AGENT))
                .singleElement()
                .asString()
                .isNotBlank()
                .doesNotMatch("(Java|Java-http-client|okhttp|python-requests|Apache-HttpClient|curl)/.*");
    }

    @Test
    @DisplayName("T48 The configured API path replaces /api/v1, under the path of the base address")
    default void configuredApiPathIsUsed(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.SENDS_TIKHUB_REQUESTS);
        for (PageRequest request : List.of(FIRST, PageRequest.replies(NOTE, COMMENT))) {
            String path = "/" + fixture.route().requestFor(request).path();
            for (String apiPath : List.of("/api/u1/v1", "/v1/", "/")) {
                ScriptedServer server = fixture.responding(http("200 OK", "", "{}"));
                URI base = URI.create(server.url() + "/reseller/");
                fixture.send(fixture.make(fixture.settings(base, ApiPath.of(apiPath))), request);
                assertThat(server.closeAndGetRequests())
                        .extracting(RawRequest::path)
                        .first()
                        .isEqualTo("/reseller" + path.replace("/api/v1", apiPath.replaceFirst("/$", "")));
            }
        }
    }

    private static RawRequest sent(TransportFixture fixture, PageRequest request, String prefix) throws IOException {
        ScriptedServer server = fixture.responding(http("200 OK", "", "{}"));
        fixture.send(fixture.make(fixture.settings(URI.create(server.url() + prefix))), request);
        List<RawRequest> requests = server.closeAndGetRequests();
        assertThat(requests).as("requests").isNotEmpty();
        return requests.get(0);
    }
}
