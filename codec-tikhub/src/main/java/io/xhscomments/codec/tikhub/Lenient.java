package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what is good to know but need not be there: whatever is of another kind is stepped over. */
final class Lenient {
    private Lenient() {}

    /** A text, or null. */
    static @Nullable String text(JsonReader json) throws IOException {
        if (json.peek() == Token.STRING) {
            return json.nextString();
        }
        json.skipValue();
        return null;
    }

    /** A text, also of a number, or null. */
    static @Nullable String scalar(JsonReader json) throws IOException {
        return json.peek() == Token.NUMBER ? json.nextString() : text(json);
    }

    /** A whole number, also as a text, or empty. */
    static OptionalLong number(JsonResponseReader in) throws IOException {
        String text = scalar(in.json());
        return text == null ? OptionalLong.empty() : Numbers.whole(text);
    }

    /** Steps into an object, or over anything else. */
    static boolean begins(JsonReader json) throws IOException {
        if (json.peek() == Token.BEGIN_OBJECT) {
            json.beginObject();
            return true;
        }
        json.skipValue();
        return false;
    }

    /** Steps over a member of unknown name. */
    static void stepOver(JsonReader json) throws IOException {
        json.skipName();
        json.skipValue();
    }

    /** Reads a response as far as it can be read; what was found until then is kept by {@code reading}. */
    static void read(byte[] body, Reading reading) {
        try (JsonResponseReader in = JsonResponseReader.of(body)) {
            reading.from(in);
        } catch (IOException | JsonDataException brokenFromHereOn) {
            // What is broken has its own failure already: here words are gathered for it, and none is worth another
            // failure.
        }
    }

    /** What is read of a response. */
    @FunctionalInterface
    interface Reading {
        void from(JsonResponseReader in) throws IOException;
    }
}
