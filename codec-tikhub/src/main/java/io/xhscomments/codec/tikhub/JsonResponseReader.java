package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import okio.Buffer;

/**
 * Reads a response as far as it is JSON: one that breaks off, or is none. Whole responses are read by
 * {@link JsonDocument}. Not safe for use by several threads.
 */
final class JsonResponseReader implements AutoCloseable {
    private final Buffer rest;
    private final JsonReader json;

    private JsonResponseReader(byte[] body, int from) {
        this.rest = new Buffer().write(body, from, body.length - from);
        this.json = JsonReader.of(rest);
    }

    /** Over a whole response; a byte order mark is stepped over. */
    static JsonResponseReader of(byte[] body) {
        return new JsonResponseReader(body, Utf8.afterByteOrderMark(body));
    }

    JsonReader json() {
        return json;
    }

    @Override
    public void close() {
        rest.clear();
    }
}
