package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.failure.AnswerTooLargeException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.BodySink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * Reads an answer to its end, but never past the cap, which counts unzipped bytes. A page goes to the sink as it
 * arrives; anything else may echo the key, and goes there at the end, without it.
 */
final class AnswerReader {
    private static final int PAGE = 200;
    private static final int CHUNK = 16 * 1024;
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
        InputStream in = response.body().byteStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            if (body.size() + (long) read > maxBytes) {
                int status = response.code();
                throw new AnswerTooLargeException(request, status, TikHubApi.chargeOf(status), maxBytes);
            }
            body.write(chunk, 0, read);
            sink.write(chunk, 0, read);
        }
        return body.toByteArray();
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
