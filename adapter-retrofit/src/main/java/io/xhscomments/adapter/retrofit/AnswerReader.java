package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.failure.AnswerTooLargeException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
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
 * Reads an answer to its end, but never past the cap, which counts unzipped bytes. A page goes to the sink as it
 * arrives; anything else may echo the key, and goes there at the end, without it.
 */
final class AnswerReader {
    private static final int PAGE = 200;
    private static final int CHUNK = 16 * 1024;
    // What an answer may take of the memory by telling its length alone.
    private static final int MOST_AHEAD = 1024 * 1024;
    private static final Set<String> SECRET = Set.of("set-cookie", "set-cookie2");

    private final long maxBytes;
    private final Secrecy secrecy;

    AnswerReader(long maxBytes, Secrecy secrecy) {
        this.maxBytes = maxBytes;
        this.secrecy = secrecy;
    }

    RawPage read(PageRequest request, Response response, BodySink sink) throws IOException {
        int status = response.code();
        Map<String, String> headers = headers(response.headers());
        sink.head(status, headers);
        byte[] body;
        if (status == PAGE) {
            body = body(request, response, sink);
        } else {
            body = secrecy.body(body(request, response, BodySink.none()));
            sink.write(body, 0, body.length);
        }
        return new RawPage(status, headers, body, RawPage.Origin.SERVICE);
    }

    private byte[] body(PageRequest request, Response response, BodySink sink) throws IOException {
        BufferedSource in = response.body().source();
        byte[] body = new byte[room(response.body().contentLength())];
        int length = 0;
        while (!in.exhausted()) {
            if (length == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(Math.max(2L * length, CHUNK), maxBytes + 1));
            }
            int read = in.read(body, length, body.length - length);
            if (length + (long) read > maxBytes) {
                int status = response.code();
                throw new AnswerTooLargeException(request, status, TikHubApi.chargeOf(status), maxBytes);
            }
            sink.write(body, length, read);
            length += read;
        }
        return length == body.length ? body : Arrays.copyOf(body, length);
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
