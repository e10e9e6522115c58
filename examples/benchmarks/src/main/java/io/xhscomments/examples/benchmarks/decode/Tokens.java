package io.xhscomments.examples.benchmarks.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Jackson's tokens as members and values. The values may be null. */
@NullUnmarked
final class Tokens {
    private final JsonParser json;

    Tokens(JsonParser json) {
        this.json = json;
    }

    /** The next member's name, or null at the end of the object. */
    String member() {
        return json.nextName();
    }

    void begin(JsonToken expected) {
        if (json.currentToken() != expected) {
            throw new IllegalStateException("Expected " + expected);
        }
    }

    void skip() {
        json.nextToken();
        json.skipChildren();
    }

    String text() {
        return absent() ? null : textHere();
    }

    private String textHere() {
        begin(JsonToken.VALUE_STRING);
        return json.getString();
    }

    Long number() {
        if (absent()) {
            return null;
        }
        begin(JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    Integer integer() {
        if (absent()) {
            return null;
        }
        begin(JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    Boolean truth() {
        return absent() ? null : (Boolean) json.getBooleanValue();
    }

    <T> T object(Function<Tokens, T> reader) {
        if (absent()) {
            return null;
        }
        begin(JsonToken.START_OBJECT);
        return reader.apply(this);
    }

    <T> List<T> objects(Function<Tokens, T> reader) {
        if (absent()) {
            return null;
        }
        begin(JsonToken.START_ARRAY);
        List<T> read = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            begin(JsonToken.START_OBJECT);
            read.add(reader.apply(this));
        }
        return read;
    }

    List<String> texts() {
        if (absent()) {
            return null;
        }
        begin(JsonToken.START_ARRAY);
        List<String> read = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            read.add(textHere());
        }
        return read;
    }

    private boolean absent() {
        return json.nextToken() == JsonToken.VALUE_NULL;
    }
}
