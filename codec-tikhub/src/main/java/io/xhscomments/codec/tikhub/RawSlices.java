package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.RawMembers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of an object that are not modelled, as the exact text served. Only the object's place is remembered; it
 * is read again when somebody asks.
 */
final class RawSlices {
    private static final JsonReader.Options NONE = JsonReader.Options.of();

    private RawSlices() {}

    /** The text of the object or list that is next, its first character being read already by a look ahead. */
    static String begunText(AnswerReader in) throws IOException {
        int start = in.position() - 1;
        in.skipValue();
        return text(in.body(), start, in.position());
    }

    /** The text of the value whose name has just been read. */
    private static String valueText(AnswerReader in) throws IOException {
        int start = in.position();
        in.json().skipValue();
        return text(in.body(), start, in.position());
    }

    /** All members of the object that begins at {@code start}. */
    static RawMembers all(byte[] body, int start) {
        return besides(NONE, body, start);
    }

    /** The members of the object that begins at {@code start}, but for those of known name. */
    static RawMembers besides(JsonReader.Options known, byte[] body, int start) {
        return RawMembers.lazily(() -> read(known, body, start));
    }

    private static Map<String, String> read(JsonReader.Options known, byte[] body, int start) {
        Map<String, String> jsonByName = new LinkedHashMap<>();
        try (AnswerReader in = new AnswerReader(body, start)) {
            JsonReader json = in.json();
            json.beginObject();
            while (json.hasNext()) {
                if (json.selectName(known) == -1) {
                    jsonByName.put(json.nextName(), valueText(in));
                } else {
                    json.skipValue();
                }
            }
        } catch (IOException | JsonDataException changed) {
            throw new IllegalStateException("The body of an answer was written to after it was decoded");
        }
        return jsonByName;
    }

    /** Between a name and its value stand a colon and white space. */
    private static String text(byte[] body, int from, int to) {
        int start = from;
        while (" \t\r\n:".indexOf(body[start]) >= 0) {
            start++;
        }
        return new String(body, start, to - start, StandardCharsets.UTF_8);
    }
}
