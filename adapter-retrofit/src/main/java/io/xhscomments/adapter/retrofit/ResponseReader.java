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
 * Reads a response to its end, but never past the cap, which counts unzipped bytes. A page goes to the sink as it
 * arrives, anything else at the end; neither with the key, which the service may echo.
 */
final class ResponseReader {
    private static final int PAGE = 200;
    private static final KeyRedactor WHOLE = KeyRedactor.none();
    private static final int CHUNK = 16 * 1024;
    // What a response may take of the memory by telling its length alone.
    private static final int MOST_AHEAD = 1024 * 1024;
    private static final Set<String> SECRET = Set.of("set-cookie", "set-cookie2");

    private final long maxBytes;
    private final TransportRedactor secrecy;

    ResponseReader(long maxBytes, TransportRedactor secrecy) {
        this.maxBytes = maxBytes;
        this.secrecy = secrecy;
    }

    RawResponse read(PageRequest request, Response response, BodySink sink) throws IOException {
        int status = response.code();
        Map<String, String> headers = headers(response.headers());
        sink.onHeaders(status, headers);
        if (status != PAGE) {
            byte[] body = secrecy.body(body(request, response, WHOLE.pass(BodySink.none())));
            sink.onBody(body, 0, body.length);
            return new RawResponse(status, headers, body, RawResponse.Origin.NETWORK);
        }
        KeyRedactor.Pass pass = secrecy.pass(sink);
        RawResponse page = new RawResponse(status, headers, body(request, response, pass), RawResponse.Origin.NETWORK);
        return pass.hasFoundKey() ? page.redacted() : page;
    }

    private byte[] body(PageRequest request, Response response, KeyRedactor.Pass pass) throws IOException {
        BufferedSource in = response.body().source();
        byte[] body = new byte[room(response.body().contentLength())];
        int length = 0;
        boolean complete = false;
        try {
            while (!in.exhausted()) {
                if (length == body.length) {
                    body = Arrays.copyOf(body, (int) Math.min(Math.max(2L * length, CHUNK), maxBytes + 1));
                }
                length += in.read(body, length, body.length - length);
                if (length > maxBytes) {
                    int status = response.code();
                    throw identified(
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

    /** The same failure, with the id that the head of the response tells: nobody sees its body. */
    <F extends CommentSourceException> F identified(F failure, Response response) {
        String id = response.header("x-request-id", "");
        return CommentSourceException.withRequestId(failure, secrecy.header(id));
    }

    /** For the whole body, if its length is told and credible: then it is not copied again. */
    private static int room(long announced) {
        return announced < 0 ? CHUNK : (int) Math.min(announced, MOST_AHEAD);
    }

    private Map<String, String> headers(Headers headers) {
        Map<String, String> byName = new TreeMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (!SECRET.contains(name)) {
                byName.merge(name, secrecy.header(headers.value(i)), (one, other) -> one + ", " + other);
            }
        }
        return Collections.unmodifiableMap(byName);
    }
}
