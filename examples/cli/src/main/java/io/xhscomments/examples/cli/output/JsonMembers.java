package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okio.BufferedSink;

/** Members of a JSON object. What was not told is left out: it is neither null, nor 0, nor false. */
final class JsonMembers {
    private final JsonWriter json;

    JsonMembers(JsonWriter json) {
        this.json = json;
    }

    /** Writes the members of something. */
    interface Body<T> {
        void write(T value) throws IOException;
    }

    void text(String name, String value) throws IOException {
        json.name(name).value(value);
    }

    void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.get());
        }
    }

    void number(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsLong());
        }
    }

    void number(String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsInt());
        }
    }

    void truth(String name, TriState value) throws IOException {
        if (value != TriState.UNKNOWN) {
            json.name(name).value(value == TriState.TRUE);
        }
    }

    void raw(String name, UnknownFields members) throws IOException {
        if (members.isEmpty()) {
            return;
        }
        object(name, members, this::raw);
    }

    void raw(UnknownFields members) throws IOException {
        for (Map.Entry<String, String> member : members.asMap().entrySet()) {
            json.name(member.getKey());
            try (BufferedSink raw = json.valueSink()) {
                raw.writeUtf8(member.getValue());
            }
        }
    }

    <T> void object(String name, T value, Body<T> body) throws IOException {
        json.name(name).beginObject();
        body.write(value);
        json.endObject();
    }

    <T> void objects(String name, List<T> values, Body<T> body) throws IOException {
        json.name(name).beginArray();
        for (T value : values) {
            json.beginObject();
            body.write(value);
            json.endObject();
        }
        json.endArray();
    }

    void texts(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
