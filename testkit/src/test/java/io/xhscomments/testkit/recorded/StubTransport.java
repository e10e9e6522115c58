package io.xhscomments.testkit.recorded;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.TikHubStub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Sends requests to the stub over HTTP. */
final class StubTransport implements PageTransport, AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final TikHubStub stub;
    volatile boolean closed;

    StubTransport(TikHubStub stub) {
        this.stub = stub;
    }

    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        HttpRequest httpRequest = HttpRequest.newBuilder(stub.baseUrl()
                        .resolve(TikHubRoute.WEB_V1.requestFor(request).uri(stub.baseUrl())))
                .header(TikHubApi.AUTHORIZATION, stub.apiKey().authorization())
                .header(TikHubApi.USER_AGENT, "xhs-comments-test")
                .build();
        try {
            HttpResponse<byte[]> response = client.send(httpRequest, HttpResponse.BodyHandlers.ofByteArray());
            sink.onHeaders(response.statusCode(), Map.of());
            sink.onBody(response.body(), 0, response.body().length);
            return new RawResponse(response.statusCode(), Map.of(), response.body(), RawResponse.Origin.NETWORK);
        } catch (IOException lost) {
            throw ResponseLostException.noResponse(request, lost.toString(), lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ResponseLostException.noResponse(request, interrupted.toString(), interrupted);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
