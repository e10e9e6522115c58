package io.xhscomments.testkit.wire;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSource;

/** Helpers for reading and writing JSON in memory. */
public final class Json {
    /** Writes one value. */
    @FunctionalInterface
    public interface Value {
        void write(JsonWriter json) throws IOException;
    }

    private Json() {}

    /** The value as UTF-8. */
    public static byte[] bytes(Value value) {
        return buffer(value).readByteArray();
    }

    /** The value as text. */
    public static String text(Value value) {
        return buffer(value).readUtf8();
    }

    /** The next value, unchanged, including white space. */
    public static byte[] rawValue(JsonReader json) throws IOException {
        try (BufferedSource source = json.nextSource()) {
            return source.readByteArray();
        }
    }

    /** Writes an object of strings. */
    public static void strings(JsonWriter json, Map<String, String> members) throws IOException {
        json.beginObject();
        for (Map.Entry<String, String> member : members.entrySet()) {
            json.name(member.getKey()).value(member.getValue());
        }
        json.endObject();
    }

    private static Buffer buffer(Value value) {
        Buffer buffer = new Buffer();
        try (JsonWriter json = JsonWriter.of(buffer)) {
            json.setSerializeNulls(true);
            value.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return buffer;
    }
}
