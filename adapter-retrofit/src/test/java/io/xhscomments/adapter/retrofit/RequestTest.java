package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.scripted.RawRequest;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that the service receives. */
class RequestTest {
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.responding(ScriptedServer.http("200 OK", "", "{}"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    static Stream<Arguments> everyRequestOfEveryRoute() {
        return Stream.of(TikHubRoute.values())
                .flatMap(route -> Stream.of(
                                PageRequest.comments(Pages.NOTE), PageRequest.replies(Pages.NOTE, Pages.COMMENT))
                        .flatMap(first -> Stream.of(first, first.after(Pages.CURSOR)))
                        .map(request -> Arguments.of(route, request)));
    }

    @ParameterizedTest
    @MethodSource("everyRequestOfEveryRoute")
    void requestHasPathAndParametersOfTheCodec(TikHubRoute route, PageRequest request) throws IOException {
        try (TikHubTransport transport = Pages.at(server.url()).route(route).build()) {
            transport.send(request);
        }
        URI target = target();
        assertThat(target.getRawPath())
                .isEqualTo("/" + route.requestFor(request).path());
        assertThat(decoded(target)).isEqualTo(route.requestFor(request).parameters());
    }

    @Test
    void webV1CursorIsSentVerbatimAndPercentEncoded() throws IOException {
        try (TikHubTransport transport = Pages.at(server.url()).build()) {
            transport.send(Pages.FIRST.after(Pages.CURSOR));
        }
        assertThat(target().getRawQuery())
                .isEqualTo("note_id=6683b283000000001f0052bf&lastCursor="
                        + "%7B%22cursor%22%3A%226683b3a5000000001f0052c0%22%2C%22index%22%3A2"
                        + "%2C%22pageArea%22%3A%22UNFOLDED%22"
                        + "%2C%22x%22%3A%22a%20b%2Bc%26d%3D%C3%A9%25%22%7D");
    }

    @Test
    void firstWebV1PageHasNoCursor() throws IOException {
        try (TikHubTransport transport = Pages.at(server.url()).build()) {
            transport.send(Pages.FIRST);
        }
        assertThat(target()).isEqualTo(URI.create("/" + TikHubApi.WEB_V1_COMMENTS + "?note_id=" + Pages.NOTE));
    }

    @Test
    void firstAppV2PageHasEmptyCursor() throws IOException {
        try (TikHubTransport transport =
                Pages.at(server.url()).route(TikHubRoute.APP_V2).build()) {
            transport.send(Pages.FIRST);
        }
        assertThat(target().getRawQuery())
                .isEqualTo("note_id=" + Pages.NOTE + "&cursor=&index=0&pageArea=UNFOLDED&sort_strategy=latest_v2");
    }

    @Test
    void headersContainKeyUserAgentAndAcceptOnce() throws IOException {
        try (TikHubTransport transport =
                Pages.at(server.url()).userAgent("my program/1.0 (test)").build()) {
            transport.send(Pages.FIRST);
        }
        assertThat(headers())
                .containsOnlyOnce(
                        "Authorization: Bearer sk-test-Ab/cd+ef==0123456789",
                        "User-Agent: my program/1.0 (test)",
                        "Accept: application/json",
                        "Accept-Encoding: gzip");
        assertThat(headers())
                .filteredOn(header -> header.startsWith("User-Agent"))
                .hasSize(1);
        assertThat(headers()).noneMatch(header -> header.startsWith("Cookie"));
    }

    @Test
    void defaultUserAgentNamesThisLibrary() throws IOException {
        try (TikHubTransport transport = Pages.at(server.url()).build()) {
            transport.send(Pages.FIRST);
        }
        assertThat(headers()).anyMatch(header -> header.matches("User-Agent: xhs-comments/[0-9a-zA-Z.-]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reseller/v9", "/reseller/v9/"})
    void basePathPrefixesTheRequestPath(String prefix) throws IOException {
        try (TikHubTransport transport = Pages.at(server.url().resolve(prefix)).build()) {
            transport.send(Pages.FIRST);
        }
        assertThat(target().getRawPath()).isEqualTo("/reseller/v9/" + TikHubApi.WEB_V1_COMMENTS);
    }

    @Test
    void invalidCursorIsRejectedAndNothingIsSent() throws IOException {
        try (TikHubTransport transport =
                Pages.at(server.url()).route(TikHubRoute.APP_V2).build()) {
            assertThatThrownBy(() -> transport.send(Pages.FIRST.after(Cursor.of("{\"index\":2}"))))
                    .isInstanceOf(InvalidRequestException.class);
        }
        assertThat(server.closeAndGetRequests()).isEmpty();
    }

    private URI target() throws IOException {
        List<RawRequest> requests = server.closeAndGetRequests();
        assertThat(requests).hasSize(1);
        String line = requests.get(0).head().lines().findFirst().orElseThrow();
        assertThat(line).startsWith("GET ").endsWith(" HTTP/1.1");
        return URI.create(line.substring("GET ".length(), line.length() - " HTTP/1.1".length()));
    }

    private List<String> headers() throws IOException {
        return server.closeAndGetRequests().get(0).head().lines().skip(1).toList();
    }

    private static Map<String, String> decoded(URI target) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : target.getRawQuery().split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
