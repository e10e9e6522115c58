package io.xhscomments.examples.recipes.vendor;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import okio.Buffer;

/**
 * The envelope of a response: {@code {code, message, data, recordTime, requestId}}. The time has no zone and is
 * ignored.
 */
record JustOneEnvelope(int code, String message, Optional<String> requestId) {
    /** Parses an envelope. Empty if the body is not complete JSON with a code. */
    static Optional<JustOneEnvelope> of(byte[] json) {
        try (JsonReader reader = JsonReader.of(new Buffer().write(json))) {
            return read(reader);
        } catch (IOException | JsonDataException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<JustOneEnvelope> read(JsonReader json) throws IOException {
        OptionalInt code = OptionalInt.empty();
        String message = "";
        String requestId = "";
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "code" -> code = OptionalInt.of(json.nextInt());
                case "message" -> message = text(json);
                case "requestId" -> requestId = text(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
        return code.isPresent() && json.peek() == JsonReader.Token.END_DOCUMENT
                ? Optional.of(new JustOneEnvelope(
                        code.getAsInt(), message, Optional.of(requestId).filter(id -> !id.isEmpty())))
                : Optional.empty();
    }

    private static String text(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.STRING) {
            return json.nextString();
        }
        json.skipValue();
        return "";
    }
}
