package io.xhscomments.examples.cli.serving;

import io.xhscomments.testkit.stub.StubResponse;
import io.xhscomments.testkit.stub.StubService;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Passes the requests of one connection from HttpCore to the stub, and sends the responses. */
@RequiredArgsConstructor
final class StubHandler implements HttpServerRequestHandler {
    private static final byte[] GARBAGE = "these bytes are not HTTP".getBytes(StandardCharsets.US_ASCII);

    private final StubService service;
    private final Socket socket;

    @Override
    public void handle(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        String path = request.getPath();
        StubResponse response =
                service.respond(request.getMethod(), path.startsWith("/") ? path.substring(1) : path, headers(request));
        pause(response.delay());
        switch (response.delivery()) {
            case COMPLETE, TRUNCATED, SLOW, MALFORMED_CHUNK -> send(response, trigger);
            case GARBAGE -> throw endAfterGarbage();
            case CLOSE -> throw end();
            case RESET -> {
                socket.setSoLinger(true, 0);
                throw end();
            }
        }
    }

    private void send(StubResponse response, ResponseTrigger trigger) throws HttpException, IOException {
        BasicClassicHttpResponse message = new BasicClassicHttpResponse(response.status());
        response.headers().forEach(message::setHeader);
        message.setEntity(new StubBody(response, this));
        trigger.submitResponse(message);
    }

    /** Closes the connection. The caller throws the returned exception, so that nothing more is written. */
    IOException end() throws IOException {
        socket.close();
        return new ConnectionClosedException("The scenario of the stub closes this connection");
    }

    /** Like {@link #end}, after sending bytes that are neither HTTP nor a chunk. */
    IOException endAfterGarbage() throws IOException {
        socket.getOutputStream().write(GARBAGE);
        return end();
    }

    static void pause(Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The stub is closing");
        }
    }

    private static Map<String, String> headers(ClassicHttpRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : request.getHeaders()) {
            headers.merge(header.getName(), header.getValue(), (first, more) -> first + ", " + more);
        }
        return headers;
    }
}
