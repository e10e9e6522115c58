package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that is no page: JSON whose {@code detail} is an object, a text or a list, or HTML, or
 * anything. Read as far as it can be read; nothing in it can hide the status.
 */
final class ErrorBody {
    private static final int MOST_TEXT = 64 * 1024;
    private static final int MOST_ELEMENTS = 8;
    private static final Pattern BANNED_CLIENT = Pattern.compile("(?<![0-9A-Za-z])1010(?![0-9A-Za-z])");

    private static final JsonReader.Options TOP = JsonReader.Options.of("detail", "message", "error_code");
    private static final JsonReader.Options DETAIL = JsonReader.Options.of("message", "msg", "loc");

    private @Nullable String detail;
    private @Nullable String message;
    private boolean errorCode;
    private final String text;

    private ErrorBody(byte[] body) {
        text = new String(body, 0, Math.min(body.length, MOST_TEXT), StandardCharsets.ISO_8859_1);
    }

    static ErrorBody of(byte[] body) {
        ErrorBody error = new ErrorBody(body);
        Lenient.read(body, error::read);
        return error;
    }

    /** What the service said, in words; HTML is not repeated. */
    String said() {
        return Words.first(detail, message);
    }

    /** Whether it says that the route is retired. */
    boolean deprecated() {
        return wordsOrText().toLowerCase(Locale.ROOT).contains("deprecated");
    }

    /** Whether the proxy at the edge wrote it, and not the service. */
    boolean byEdgeProxy() {
        return errorCode || BANNED_CLIENT.matcher(wordsOrText()).find();
    }

    /** Without words the text is searched: it may be HTML, or broken off within the words. */
    private String wordsOrText() {
        String words = Words.first(detail, "") + " " + Words.first(message, "");
        return words.isBlank() ? text : words;
    }

    private void read(AnswerReader in) throws IOException {
        JsonReader json = in.json();
        if (!Lenient.begins(json)) {
            return;
        }
        while (json.hasNext()) {
            switch (json.selectName(TOP)) {
                case 0 -> readDetail(json);
                case 1 -> message = Lenient.text(json);
                case 2 -> {
                    errorCode = json.peek() != JsonReader.Token.NULL;
                    json.skipValue();
                }
                default -> Lenient.stepOver(json);
            }
        }
    }

    private void readDetail(JsonReader json) throws IOException {
        if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
            detail = element(json);
            return;
        }
        StringJoiner elements = new StringJoiner("; ");
        json.beginArray();
        for (int read = 0; json.hasNext(); read++) {
            String element = read < MOST_ELEMENTS ? element(json) : skipped(json);
            if (element != null) {
                elements.add(element);
            }
            detail = elements.toString();
        }
        json.endArray();
    }

    /** A text, or the message of an object with the place it is about. */
    private static @Nullable String element(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.STRING) {
            return json.nextString();
        }
        if (!Lenient.begins(json)) {
            return null;
        }
        String said = null;
        String place = "";
        while (json.hasNext()) {
            switch (json.selectName(DETAIL)) {
                case 0, 1 -> said = Lenient.text(json);
                case 2 -> place = place(json);
                default -> Lenient.stepOver(json);
            }
        }
        json.endObject();
        return said == null || place.isEmpty() ? said : place + ": " + said;
    }

    private static String place(JsonReader json) throws IOException {
        StringJoiner place = new StringJoiner(".");
        if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
            return Words.first(Lenient.scalar(json));
        }
        json.beginArray();
        while (json.hasNext()) {
            place.add(Words.first(Lenient.scalar(json), "?"));
        }
        json.endArray();
        return place.toString();
    }

    private static @Nullable String skipped(JsonReader json) throws IOException {
        json.skipValue();
        return null;
    }
}
