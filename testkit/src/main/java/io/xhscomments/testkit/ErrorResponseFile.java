package io.xhscomments.testkit;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;

/**
 * How an error response lies in a file: {@code status}, {@code headers} and {@code body}, beside {@code evidence} for
 * human readers.
 */
final class ErrorResponseFile {
    private ErrorResponseFile() {}

    static ErrorResponse read(String name, byte[] file) {
        int status = 0;
        Map<String, String> headers = Map.of();
        byte[] body = {};
        try (JsonReader json = JsonReader.of(new Buffer().write(file))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "status" -> status = json.nextInt();
                    case "headers" -> headers = headers(json);
                    case "body" -> body = body(json);
                    default -> json.skipValue();
                }
            }
            json.endObject();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The error response " + name + " cannot be read", unreadable);
        }
        return new ErrorResponse(name, status, headers, body);
    }

    private static Map<String, String> headers(JsonReader json) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            headers.put(json.nextName(), json.nextString());
        }
        json.endObject();
        return headers;
    }

    /** A text is sent as it stands, being HTML or plain; anything else as the JSON it is. */
    private static byte[] body(JsonReader json) throws IOException {
        return json.peek() == JsonReader.Token.STRING
                ? json.nextString().getBytes(StandardCharsets.UTF_8)
                : Json.rawValue(json);
    }
}
