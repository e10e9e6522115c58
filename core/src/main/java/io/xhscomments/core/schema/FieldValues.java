package io.xhscomments.core.schema;

import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The values of one object's fields, by name, in the types of the model. A missing value is empty. */
final class FieldValues {
    private final ObjectSchema<?> schema;
    private final ObjectSchema.Source source;

    FieldValues(ObjectSchema<?> schema, ObjectSchema.Source source) {
        this.schema = schema;
        this.source = source;
    }

    Optional<String> text(String name) {
        return value(name, String.class);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("it has no " + name));
    }

    Optional<Instant> time(String name) {
        return value(name, Instant.class);
    }

    OptionalLong number(String name) {
        Long number = value(name, Long.class).orElse(null);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    OptionalInt integer(String name) {
        Integer number = value(name, Integer.class).orElse(null);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    TriState truth(String name) {
        return value(name, Boolean.class).map(TriState::of).orElse(TriState.UNKNOWN);
    }

    UnknownFields json(String name) {
        return value(name, UnknownFields.class).orElse(UnknownFields.none());
    }

    <U> Optional<U> object(String name, Class<U> type) {
        return value(name, type);
    }

    <U> List<U> list(String name, Class<U> type) {
        List<?> elements = value(name, List.class).orElse(List.of());
        return elements.stream().<U>map(type::cast).toList();
    }

    private <V> Optional<V> value(String name, Class<V> type) {
        @Nullable Object value = source.get(schema.field(name));
        return Optional.ofNullable(type.cast(value));
    }
}
