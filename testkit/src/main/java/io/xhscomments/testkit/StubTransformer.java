package io.xhscomments.testkit;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.xhscomments.testkit.stub.StubResponse;
import io.xhscomments.testkit.stub.StubService;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/**
 * Connects WireMock to the stubs: finds the stub by the first part of the path, passes the request on, and sends the
 * stub's response.
 */
@RequiredArgsConstructor
final class StubTransformer implements ResponseDefinitionTransformerV2 {
    private final Map<String, StubService> stubs;

    @Override
    public String getName() {
        return "xhs-comments-testkit";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String url = request.getUrl();
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        int end = stubs.containsKey(DedicatedServer.NAME) ? 0 : path.indexOf('/', 1);
        StubService stub = end < 0 ? null : stubs.get(path.substring(Math.min(1, end), end));
        if (stub == null) {
            return event.getResponseDefinition();
        }
        StubResponse response = stub.respond(request.getMethod().getName(), url.substring(end + 1), headers(request));
        ResponseDefinitionBuilder definition = responseDefinition()
                .withStatus(response.status())
                .withFixedDelay(Math.toIntExact(response.delay().toMillis()));
        response.headers().forEach(definition::withHeader);
        return deliver(response, definition).build();
    }

    private static ResponseDefinitionBuilder deliver(StubResponse response, ResponseDefinitionBuilder definition) {
        byte[] body = response.body();
        return switch (response.delivery()) {
            case COMPLETE -> definition.withBody(body);
            // Without the dribble delay, WireMock would not send the partial body.
            case TRUNCATED ->
                definition
                        .withHeader("Content-Length", Long.toString(response.contentLength()))
                        .withChunkedDribbleDelay(1, 0)
                        .withBody(body);
            case SLOW ->
                definition
                        .withChunkedDribbleDelay(
                                body.length, Math.toIntExact(StubResponse.SLOW_BYTE_INTERVAL.toMillis() * body.length))
                        .withBody(body);
            case MALFORMED_CHUNK -> definition.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
            case GARBAGE -> definition.withFault(Fault.RANDOM_DATA_THEN_CLOSE);
            case CLOSE -> definition.withFault(Fault.EMPTY_RESPONSE);
            case RESET -> definition.withFault(Fault.CONNECTION_RESET_BY_PEER);
        };
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key(), String.join(", ", header.values()));
        }
        return headers;
    }
}
