package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.UnknownFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSource;

/** The members of a JSON object, each as it is written until somebody says what it should be. {@code null} is none. */
final class JsonObject {
    private final Map<String, String> jsonByName = new LinkedHashMap<>();

    /** Reads an object. */
    JsonObject(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            try (BufferedSource value = json.nextSource()) {
                jsonByName.put(name, value.readUtf8().strip());
            }
        }
        json.endObject();
    }

    boolean has(String name) {
        return jsonByName.containsKey(name);
    }

    Optional<String> text(String name) throws IOException {
        Optional<JsonReader> value = value(name, JsonReader.Token.STRING);
        return value.isPresent() ? Optional.of(value.get().nextString()) : Optional.empty();
    }

    String required(String name) throws IOException {
        return text(name).orElseThrow(() -> new JsonDataException("it has no " + name));
    }

    Optional<Long> number(String name) throws IOException {
        Optional<JsonReader> value = value(name, JsonReader.Token.NUMBER);
        return value.isPresent() ? Optional.of(value.get().nextLong()) : Optional.empty();
    }

    Optional<Integer> smallNumber(String name) throws IOException {
        Optional<JsonReader> value = value(name, JsonReader.Token.NUMBER);
        return value.isPresent() ? Optional.of(value.get().nextInt()) : Optional.empty();
    }

    Optional<Boolean> truth(String name) throws IOException {
        Optional<JsonReader> value = value(name, JsonReader.Token.BOOLEAN);
        return value.isPresent() ? Optional.of(value.get().nextBoolean()) : Optional.empty();
    }

    JsonObject object(String name) throws IOException {
        Optional<JsonReader> value = value(name, JsonReader.Token.BEGIN_OBJECT);
        return new JsonObject(value.orElseThrow(() -> new JsonDataException("it has no " + name)));
    }

    List<String> texts(String name) throws IOException {
        return list(name, JsonReader::nextString);
    }

    List<JsonObject> objects(String name) throws IOException {
        return list(name, JsonObject::new);
    }

    UnknownFields raw(String name) throws IOException {
        return has(name) ? UnknownFields.of(object(name).jsonByName) : UnknownFields.none();
    }

    private <T> List<T> list(String name, One<T> one) throws IOException {
        List<T> all = new ArrayList<>();
        Optional<JsonReader> value = value(name, JsonReader.Token.BEGIN_ARRAY);
        if (value.isPresent()) {
            JsonReader json = value.get();
            json.beginArray();
            while (json.hasNext()) {
                all.add(one.read(json));
            }
            json.endArray();
        }
        return all;
    }

    private Optional<JsonReader> value(String name, JsonReader.Token expected) throws IOException {
        String text = jsonByName.get(name);
        if (text == null || text.equals("null")) {
            return Optional.empty();
        }
        JsonReader json = JsonReader.of(new Buffer().writeUtf8(text));
        if (json.peek() != expected) {
            throw new JsonDataException(name + " is a " + json.peek() + ", expected a " + expected);
        }
        return Optional.of(json);
    }

    private interface One<T> {
        T read(JsonReader json) throws IOException;
    }
}
