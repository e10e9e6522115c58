package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Reads a response completely, up to a limit of decompressed bytes. A page goes to the sink while it arrives, any other
 * response at the end. The key, which the service may echo, is removed.
 */
final class ResponseReader {
    private static final int HTTP_OK = 200;
    private static final KeyRedactor NO_REDACTION = KeyRedactor.none();
    private static final int INITIAL_BYTES = 16 * 1024;
    // The maximum memory to allocate for an announced length.
    private static final int MAX_INITIAL_BYTES = 1024 * 1024;
    private static final Set<String> SECRET_HEADERS = Set.of("set-cookie", "set-cookie2");

    private final long maxBytes;
    private final TransportRedactor redactor;

    ResponseReader(long maxBytes, TransportRedactor redactor) {
        this.maxBytes = maxBytes;
        this.redactor = redactor;
    }

    RawResponse read(PageRequest request, Response response, BodySink sink) throws IOException {
        int status = response.code();
        Map<String, String> headers = headers(response.headers());
        sink.onHeaders(status, headers);
        if (status != HTTP_OK) {
            byte[] body = redactor.body(body(request, response, NO_REDACTION.pass(BodySink.none())));
            sink.onBody(body, 0, body.length);
            return new RawResponse(status, headers, body, RawResponse.Origin.NETWORK);
        }
        KeyRedactor.Pass pass = redactor.pass(sink);
        RawResponse page = new RawResponse(status, headers, body(request, response, pass), RawResponse.Origin.NETWORK);
        return pass.hasFoundKey() ? page.redacted() : page;
    }

    private byte[] body(PageRequest request, Response response, KeyRedactor.Pass pass) throws IOException {
        BufferedSource in = response.body().source();
        byte[] body = new byte[initialSize(response.body().contentLength())];
        int length = 0;
        boolean complete = false;
        try {
            while (!in.exhausted()) {
                if (length == body.length) {
                    body = Arrays.copyOf(body, (int) Math.min(Math.max(2L * length, INITIAL_BYTES), maxBytes + 1));
                }
                length += in.read(body, length, body.length - length);
                if (length > maxBytes) {
                    int status = response.code();
                    throw withRequestId(
                            new ResponseTooLargeException(request, status, TikHubApi.chargeOf(status), maxBytes),
                            response);
                }
                pass.arrived(body, length);
            }
            pass.complete(body, length);
            complete = true;
        } finally {
            if (!complete) {
                pass.cutOff(body, (int) Math.min(length, maxBytes));
            }
        }
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    /** Adds the request id of the response headers to a failure. */
    <F extends CommentSourceException> F withRequestId(F failure, Response response) {
        String id = response.header("x-request-id", "");
        return CommentSourceException.withRequestId(failure, redactor.header(id));
    }

    /** The announced length, if it is plausible, so that the body is not copied again. */
    private static int initialSize(long announced) {
        return announced < 0 ? INITIAL_BYTES : (int) Math.min(announced, MAX_INITIAL_BYTES);
    }

    private Map<String, String> headers(Headers headers) {
        Map<String, String> byName = new TreeMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (!SECRET_HEADERS.contains(name)) {
                byName.merge(name, redactor.header(headers.value(i)), (one, other) -> one + ", " + other);
            }
        }
        return Collections.unmodifiableMap(byName);
    }
}
