package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.json.WholeNumbers;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.codec.tikhub.wire.TriStates;
import io.xhscomments.codec.tikhub.wire.UnixTimes;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one object by name and type. A member of another type or form is irregular: its typed value is
 * empty, its path is collected, and {@link #unknownFields()} keeps its JSON. A null member counts as missing. Used by
 * one thread.
 */
final class Members {
    private final Map<String, JsonValue> values;
    private final String path;
    private final IrregularityCollector irregularities;
    private final Set<String> known = new HashSet<>();
    private final Set<String> irregular = new HashSet<>();

    Members(JsonValue object, String path, IrregularityCollector irregularities) {
        this.values = object.members();
        this.path = path;
        this.irregularities = irregularities;
    }

    String path() {
        return path;
    }

    String path(String name) {
        return path + "." + name;
    }

    IrregularityCollector irregularities() {
        return irregularities;
    }

    /** The member, which counts as known from now on; null if it is missing or null. */
    @Nullable
    JsonValue value(String name) {
        known.add(name);
        JsonValue value = values.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Collects a member that could not be typed, once. */
    void addIrregular(String name) {
        if (irregular.add(name)) {
            irregularities.addMember(path(name));
        }
    }

    /** A value that is irregular if it is missing. */
    <T> Optional<T> required(String name, Optional<T> value) {
        if (value.isEmpty()) {
            addIrregular(name);
        }
        return value;
    }

    /** A text. An empty text counts as missing. */
    Optional<String> text(String name) {
        return textOrEmpty(name).filter(text -> !text.isEmpty());
    }

    /** A text, which may be empty. */
    Optional<String> textOrEmpty(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        return value.isText() ? Optional.of(value.text()) : irregular(name, Optional.empty());
    }

    /** A text that is also served as a number. */
    Optional<String> textOrNumber(String name) {
        JsonValue value = value(name);
        return value != null && value.kind() == JsonValue.Kind.NUMBER ? Optional.of(value.json()) : text(name);
    }

    /** A value that is parsed from a text. */
    <T> Optional<T> parsed(String name, Function<String, T> of) {
        Optional<String> text = text(name);
        try {
            return text.map(of);
        } catch (IllegalArgumentException refused) {
            return irregular(name, Optional.empty());
        }
    }

    Optional<UserId> userId(String name) {
        return parsed(name, UserId::of);
    }

    /** A whole number of 64 bits, which may be a text. */
    OptionalLong number(String name) {
        JsonValue value = value(name);
        if (value == null || (value.isText() && value.isEmpty())) {
            return OptionalLong.empty();
        }
        OptionalLong number = value.isText() || value.kind() == JsonValue.Kind.NUMBER
                ? WholeNumbers.parse(value.text())
                : OptionalLong.empty();
        return number.isPresent() ? number : irregular(name, number);
    }

    /** A whole number that is not negative. */
    OptionalLong count(String name) {
        OptionalLong number = number(name);
        return number.orElse(0) >= 0 ? number : irregular(name, OptionalLong.empty());
    }

    /** A whole number of 32 bits. */
    OptionalInt integer(String name) {
        OptionalLong number = number(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        long value = number.getAsLong();
        return value == (int) value ? OptionalInt.of((int) value) : irregular(name, OptionalInt.empty());
    }

    /** A time in Unix seconds. A time in milliseconds is converted, but is irregular. */
    Optional<Instant> time(String name) {
        OptionalLong number = number(name);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        long value = number.getAsLong();
        if (UnixTimes.isSeconds(value)) {
            return Optional.of(Instant.ofEpochSecond(value));
        }
        return irregular(name, UnixTimes.ofMillis(value));
    }

    /** A boolean, a word for one, 0 or 1. */
    TriState truth(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return TriState.UNKNOWN;
        }
        Optional<TriState> truth = switch (value.kind()) {
            case BOOLEAN, TEXT -> Optional.of(TriStates.parse(value.text()));
            case NUMBER -> TriStates.ofNumber(WholeNumbers.parse(value.text()));
            case OBJECT, LIST, NULL -> Optional.empty();
        };
        return truth.isPresent() ? truth.get() : irregular(name, TriState.UNKNOWN);
    }

    /** A cursor in one of the forms of {@link CursorReader}. */
    Optional<Cursor> cursor(String name) {
        JsonValue value = value(name);
        if (value == null || (value.isText() && value.isEmpty())) {
            return Optional.empty();
        }
        Optional<Cursor> cursor =
                CursorReader.read(value, values.get(FieldNames.INDEX), values.get(FieldNames.PAGE_AREA));
        return cursor.isPresent() ? cursor : irregular(name, cursor);
    }

    /** An object. */
    Optional<Members> object(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        return value.isObject()
                ? Optional.of(new Members(value, path(name), irregularities))
                : irregular(name, Optional.empty());
    }

    /** A value that is read from an object. If that fails, the object is irregular instead of its members. */
    <T> Optional<T> typed(String name, Function<Members, Optional<T>> reader) {
        long before = irregularities.membersNotTyped();
        Optional<Members> object = object(name);
        Optional<T> typed = object.flatMap(reader);
        if (object.isPresent() && typed.isEmpty()) {
            irregularities.forgetMembersSince(before);
            addIrregular(name);
        }
        return typed;
    }

    /** An object without modelled fields. */
    UnknownFields rawObject(String name) {
        return object(name).map(Members::unknownFields).orElse(UnknownFields.none());
    }

    /** The elements of a list, with their paths. */
    List<Element> elements(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isList()) {
            return irregular(name, List.of());
        }
        List<Element> elements = new ArrayList<>();
        for (JsonValue element : value.elements()) {
            elements.add(new Element(element, path(name) + "[" + elements.size() + "]", irregularities));
        }
        return elements;
    }

    /**
     * A list. Null elements are left out. If an element cannot be typed, it is left out, too, and the JSON of the list
     * is kept.
     *
     * @param reader reads one element; empty if it cannot be typed
     */
    <E> List<E> list(String name, Function<Element, Optional<E>> reader) {
        List<E> list = new ArrayList<>();
        for (Element element : elements(name)) {
            if (element.value().isNull()) {
                continue;
            }
            long before = irregularities.membersNotTyped();
            Optional<E> read = reader.apply(element);
            if (read.isPresent()) {
                list.add(read.get());
            } else {
                irregularities.forgetMembersSince(before);
                irregularities.addMember(element.path());
                irregular.add(name);
            }
        }
        return list;
    }

    /** The JSON of the members that are not modelled or could not be typed. Must be called last. */
    UnknownFields unknownFields() {
        Map<String, String> unknownFields = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!known.contains(name) || irregular.contains(name)) {
                unknownFields.put(name, value.json());
            }
        });
        return UnknownFields.of(unknownFields);
    }

    private <T> T irregular(String name, T typed) {
        addIrregular(name);
        return typed;
    }

    /** An element of a list. */
    record Element(JsonValue value, String path, IrregularityCollector irregularities) {
        /** Its members, if it is an object. */
        Optional<Members> object() {
            return value.isObject() ? Optional.of(new Members(value, path, irregularities)) : Optional.empty();
        }
    }
}
