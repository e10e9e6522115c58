package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import okio.Buffer;

/**
 * Reads an answer as far as it is JSON: one that breaks off, or is none. Whole answers are read by
 * {@link JsonDocument}. Not safe for use by several threads.
 */
final class AnswerReader implements AutoCloseable {
    private final Buffer rest;
    private final JsonReader json;

    private AnswerReader(byte[] body, int from) {
        this.rest = new Buffer().write(body, from, body.length - from);
        this.json = JsonReader.of(rest);
    }

    /** Over a whole answer; a byte order mark is stepped over. */
    static AnswerReader of(byte[] body) {
        return new AnswerReader(body, Utf8.afterByteOrderMark(body));
    }

    JsonReader json() {
        return json;
    }

    @Override
    public void close() {
        rest.clear();
    }
}
