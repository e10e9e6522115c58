package io.xhscomments.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;

/**
 * A small transport over sockets that passes the complete contract. Each {@link BrokenTransport} overrides one of its
 * steps. Each call opens its own connection.
 */
class ReferenceTransport implements PageTransport, AutoCloseable {
    final TransportSettings settings;
    final Dialer client;
    private final AtomicBoolean closed = new AtomicBoolean();

    ReferenceTransport(TransportSettings settings, Dialer client) {
        this.settings = settings;
        this.client = client;
    }

    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        if (closed.get()) {
            throw new IllegalStateException("The transport is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        return exchange(request, target(request), sink);
    }

    /** Path and query. */
    String target(PageRequest request) {
        URI address = settings.route().requestFor(request, settings.apiPath()).uri(settings.baseUrl());
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    Map<String, String> requestHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", settings.baseUrl().getAuthority());
        headers.put("Connection", "close");
        headers.put("Accept-Encoding", "gzip");
        headers.put(TikHubApi.AUTHORIZATION, settings.key().authorization());
        headers.put(TikHubApi.USER_AGENT, "reference/1.0");
        return headers;
    }

    RawResponse exchange(PageRequest request, String target, BodySink sink) {
        long end = System.nanoTime() + settings.callTimeout().toNanos();
        Socket socket;
        try {
            socket = client.dial(
                    new InetSocketAddress(
                            settings.baseUrl().getHost(), settings.baseUrl().getPort()),
                    timeout(end));
        } catch (IOException refused) {
            throw notSent(request, refused);
        }
        int status = 0;
        try (socket) {
            StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
            requestHeaders().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            socket.getOutputStream().write((head + "\r\n").getBytes(UTF_8));
            InputStream in = new BufferedInputStream(untilTheEnd(socket, end));
            ResponseHead response = ResponseHead.read(in);
            status = response.status();
            return page(request, response, in, sink);
        } catch (IOException broken) {
            throw lost(request, status, broken);
        }
    }

    RawResponse page(PageRequest request, ResponseHead head, InputStream in, BodySink sink) throws IOException {
        Map<String, String> headers = responseHeaders(head);
        boolean shown = head.status() == 200;
        sink.onHeaders(head.status(), headers);
        if (!shown) {
            byte[] body = read(request, head, in, BodySink.none());
            body = withoutEcho(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
            sink.onBody(body, 0, body.length);
            return new RawResponse(head.status(), headers, body, RawResponse.Origin.NETWORK);
        }
        KeyRedactor.Pass pass = redactor().pass(sink);
        Arriving arriving = new Arriving(pass);
        byte[] body;
        try {
            body = read(request, head, in, arriving);
        } catch (IOException | RuntimeException lost) {
            pass.cutOff(arriving.body, arriving.length);
            throw lost;
        }
        pass.complete(arriving.body, arriving.length);
        RawResponse page = new RawResponse(
                head.status(), headers, pass.hasFoundKey() ? arriving.whole() : body, RawResponse.Origin.NETWORK);
        return pass.hasFoundKey() ? page.redacted() : page;
    }

    KeyRedactor redactor() {
        return settings.key().redactor();
    }

    /** The bytes of a body. */
    private static final class Arriving implements BodySink {
        private final KeyRedactor.Pass pass;
        private byte[] body = new byte[0];
        private int length;

        Arriving(KeyRedactor.Pass pass) {
            this.pass = pass;
        }

        @Override
        public void onBody(byte[] bytes, int offset, int count) {
            body = Arrays.copyOf(body, length + count);
            System.arraycopy(bytes, offset, body, length, count);
            length += count;
            pass.arrived(body, length);
        }

        byte[] whole() {
            return body;
        }
    }

    Map<String, String> responseHeaders(ResponseHead head) {
        Map<String, String> headers = new TreeMap<>(head.headers());
        headers.replaceAll((name, value) -> withoutEcho(value));
        if (head.gzipped()) {
            headers.remove("content-encoding");
            headers.remove("content-length");
        }
        return headers;
    }

    byte[] read(PageRequest request, ResponseHead head, InputStream in, BodySink sink) throws IOException {
        InputStream decompressed = decompressed(head, framed(head, in));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        for (int read = decompressed.read(piece); read >= 0; read = decompressed.read(piece)) {
            if (tooLarge(body.size() + read)) {
                int status = head.status();
                throw new ResponseTooLargeException(
                        request, status, TikHubApi.chargeOf(status), settings.maxResponseBytes());
            }
            body.write(piece, 0, read);
            sink.onBody(piece, 0, read);
        }
        return body.toByteArray();
    }

    InputStream framed(ResponseHead head, InputStream in) throws IOException {
        if (head.bodiless()) {
            return InputStream.nullInputStream();
        }
        if (head.chunked()) {
            return Framing.ofChunks(in);
        }
        return head.header("content-length").isPresent()
                ? Framing.ofLength(in, head.header("content-length").get())
                : in;
    }

    InputStream decompressed(ResponseHead head, InputStream framed) throws IOException {
        return head.gzipped() ? new GZIPInputStream(framed) : framed;
    }

    boolean tooLarge(long bytes) {
        return bytes > settings.maxResponseBytes();
    }

    String withoutEcho(String text) {
        return redactor().redact(settings.key().redact(text));
    }

    CommentSourceException notSent(PageRequest request, IOException cause) {
        return new RequestNotSentException(request, "no connection", cause);
    }

    /** The failure after the request was sent; status 0 if no response began. */
    RuntimeException lost(PageRequest request, int status, IOException cause) {
        return status == 0
                ? ResponseLostException.noResponse(request, "no response", cause)
                : ResponseLostException.brokenOff(request, status, TikHubApi.chargeOf(status), "broken off", cause);
    }

    /** The remaining time of the call. */
    int timeout(long end) throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("the time for the call is over");
        }
        return (int) left;
    }

    private InputStream untilTheEnd(Socket socket, long end) throws IOException {
        InputStream in = socket.getInputStream();
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                socket.setSoTimeout(timeout(end));
                return in.read(bytes, offset, length);
            }
        };
    }

    @Override
    public void close() {
        closed.set(true);
    }

    @Override
    public String toString() {
        return "ReferenceTransport[" + settings.baseUrl() + "]";
    }
}
