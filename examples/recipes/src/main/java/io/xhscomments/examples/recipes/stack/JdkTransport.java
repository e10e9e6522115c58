package io.xhscomments.examples.recipes.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * A transport over the JDK's client. Safe to share between threads; it needs no closing. One call sends at most one
 * request, and its failure tells whether the request may have been charged.
 */
public final class JdkTransport implements PageTransport {
    // The client follows no redirects and uses no cookies by default. HTTP/2 does not check the length of a body.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vendor vendor;
    private final Duration timeout;
    private final int maxBytes;

    /** A transport with a timeout for a response, and a limit for its uncompressed size. Sends nothing. */
    public JdkTransport(Vendor vendor, Duration timeout, int maxBytes) {
        this.vendor = vendor;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        OneSend leave = new OneSend();
        HttpRequest get = vendor.get(request)
                .setHeader("Accept-Encoding", "gzip")
                .method("GET", leave)
                .build();
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        Arrival arrival = new Arrival(timeout, maxBytes);
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(get, arrival);
        CompletableFuture<?> unused = response.whenComplete((whole, lost) -> arrival.end(lost));
        int status = 0;
        try {
            ResponseInfo head = arrival.head();
            status = head.statusCode();
            return read(request, head, arrival, sink);
        } catch (IOException e) {
            String why = vendor.redact(Objects.requireNonNullElse(e.getMessage(), e.toString()));
            if (status != 0) {
                throw ResponseLostException.brokenOff(request, status, vendor.charge(status), why, null);
            }
            throw leave.withdrawn()
                    ? new RequestNotSentException(request, why, null)
                    : ResponseLostException.noResponse(request, why, null);
        } finally {
            response.cancel(true);
            arrival.close();
        }
    }

    /**
     * Passes a page to the sink as it arrives, and any other response at its end. Both are without the key, which the
     * service may echo.
     */
    private RawResponse read(PageRequest request, ResponseInfo head, InputStream arriving, BodySink sink)
            throws IOException {
        int status = head.statusCode();
        Map<String, String> headers = new TreeMap<>();
        head.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), vendor.redact(String.join(", ", values))));
        headers.remove("set-cookie");
        boolean zipped = "gzip".equalsIgnoreCase(headers.get("content-encoding"));
        if (zipped) {
            headers.keySet().removeAll(Set.of("content-encoding", "content-length"));
        }
        sink.onHeaders(status, headers);
        InputStream in = zipped ? new GZIPInputStream(arriving) : arriving;
        Supplier<ResponseTooLargeException> tooLarge =
                () -> new ResponseTooLargeException(request, status, vendor.charge(status), maxBytes);
        if (status != 200) {
            byte[] body = ArrivingBody.read(in, maxBytes, tooLarge, vendor.pass(BodySink.none()));
            byte[] redacted = vendor.redact(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
            sink.onBody(redacted, 0, redacted.length);
            return new RawResponse(status, headers, redacted, RawResponse.Origin.NETWORK);
        }
        KeyRedactor.Pass pass = vendor.pass(sink);
        byte[] body = ArrivingBody.read(in, maxBytes, tooLarge, pass);
        if (arriving.read() >= 0) {
            throw new IOException("something follows the zipped body");
        }
        RawResponse page = new RawResponse(status, headers, body, RawResponse.Origin.NETWORK);
        return pass.hasFoundKey() ? page.redacted() : page;
    }
}
