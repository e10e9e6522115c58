package io.xhscomments.testkit;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import lombok.RequiredArgsConstructor;

/**
 * Between WireMock and the fakes: finds the fake by the first part of the path, hands it the request, and sends what it
 * answers.
 */
@RequiredArgsConstructor
final class StubTransformer implements ResponseDefinitionTransformerV2 {
    private static final int SLOW_MILLIS = 200;

    private final Map<String, FakeTikHub> stubs;

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
        int end = stubs.containsKey(RootServer.NAME) ? 0 : path.indexOf('/', 1);
        FakeTikHub stub = end < 0 ? null : stubs.get(path.substring(Math.min(1, end), end));
        if (stub == null) {
            return event.getResponseDefinition();
        }
        Map<String, String> headers = headers(request);
        StubAnswer answer = stub.answer(new Arrival(
                request.getMethod().getName(),
                path.substring(end + 1),
                Arrival.parameters(query < 0 ? "" : url.substring(query + 1)),
                headers));
        return response(answer, headers.getOrDefault("accept-encoding", "").contains("gzip"));
    }

    private static ResponseDefinition response(StubAnswer answer, boolean zipped) {
        ResponseDefinitionBuilder response = responseDefinition()
                .withStatus(answer.status())
                .withFixedDelay(Math.toIntExact(answer.delay().toMillis()));
        answer.headers().forEach(response::withHeader);
        byte[] body = zipped ? zipped(answer.body()) : answer.body();
        if (zipped) {
            response.withHeader("Content-Encoding", "gzip");
        }
        return answer.fault()
                .map(fault -> failing(fault, response, body, zipped))
                .orElseGet(() -> response.withBody(body))
                .build();
    }

    private static ResponseDefinitionBuilder failing(
            ConnectionFault fault, ResponseDefinitionBuilder response, byte[] body, boolean zipped) {
        byte[] half = Arrays.copyOf(body, body.length / 2);
        return switch (fault) {
            case RESET_BEFORE_ANSWER -> response.withFault(Fault.CONNECTION_RESET_BY_PEER);
            case EMPTY_ANSWER -> response.withFault(Fault.EMPTY_RESPONSE);
            case GARBAGE_ANSWER -> response.withFault(Fault.RANDOM_DATA_THEN_CLOSE);
            case MALFORMED_CHUNK -> response.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
            // Promised whole, sent by half; the dribble makes the half go out.
            case TRUNCATED_BODY ->
                response.withHeader("Content-Length", Integer.toString(body.length))
                        .withChunkedDribbleDelay(1, 0)
                        .withBody(half);
            case WRONG_LENGTH -> response.withBody(half);
            case SLOW_BODY ->
                response.withChunkedDribbleDelay(body.length, SLOW_MILLIS * body.length)
                        .withBody(body);
            case ENDLESS_BODY -> response.withBody(zipped ? Endless.ZIPPED : Endless.PLAIN);
        };
    }

    /** Made once, when first asked for. */
    private static final class Endless {
        static final byte[] PLAIN = " ".repeat(64 * 1024 * 1024).getBytes(StandardCharsets.ISO_8859_1);
        static final byte[] ZIPPED = zipped(PLAIN);
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new TreeMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), String.join(", ", header.values()));
        }
        return headers;
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
