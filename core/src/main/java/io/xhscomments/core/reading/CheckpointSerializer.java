package io.xhscomments.core.reading;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.UnknownFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes records as JSON objects, each component under its name. A component that has its default is left out; the
 * defaults are those of {@link CheckpointDeserializer}. Time and size grow with the record, and with nothing else.
 */
final class CheckpointSerializer {
    static final String UNKNOWN = "UNKNOWN";

    private final StringBuilder out = new StringBuilder();

    private CheckpointSerializer() {}

    /** The record as one line of printable ASCII. */
    static String write(Record value) {
        CheckpointSerializer writer = new CheckpointSerializer();
        writer.append(value);
        return writer.out.toString();
    }

    private void append(Object value) {
        if (value instanceof Optional<?> optional) {
            append(optional.orElseThrow());
        } else if (value instanceof OptionalInt optional) {
            out.append(optional.getAsInt());
        } else if (value instanceof OptionalLong optional) {
            out.append(optional.getAsLong());
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Enum<?> constant) {
            JsonText.quote(constant.name(), out);
        } else if (value instanceof String || value instanceof Instant) {
            JsonText.quote(value.toString(), out);
        } else if (value instanceof CommentId id) {
            JsonText.quote(id.value(), out);
        } else if (value instanceof List<?> list) {
            append(list);
        } else if (value instanceof UnknownFields members) {
            append(members.asMap());
        } else if (value instanceof Record parts) {
            append(parts);
        } else {
            throw new IllegalStateException("cannot be written: " + value.getClass());
        }
    }

    private void append(List<?> list) {
        char before = '[';
        for (Object element : list) {
            out.append(before);
            append(element);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private void append(Map<String, String> members) {
        char before = '{';
        for (Map.Entry<String, String> member : members.entrySet()) {
            before = name(before, member.getKey());
            JsonText.quote(member.getValue(), out);
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void append(Record parts) {
        RecordShape shape = RecordShape.of(parts.getClass());
        if (shape.isText()) {
            append(shape.components().get(0).of(parts));
            return;
        }
        char before = '{';
        for (RecordShape.Component component : shape.components()) {
            Object value = component.of(parts);
            if (!isDefault(value)) {
                before = name(before, component.name());
                append(value);
            }
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private char name(char before, String name) {
        out.append(before);
        JsonText.quote(name, out);
        out.append(':');
        return ',';
    }

    private static boolean isDefault(Object value) {
        if (value instanceof Number number) {
            return number.longValue() == 0;
        } else if (value instanceof Enum<?> constant) {
            return constant.name().equals(UNKNOWN);
        } else if (value instanceof UnknownFields members) {
            return members.isEmpty();
        } else if (value instanceof CommentId) {
            return false;
        } else if (value instanceof Record parts) {
            return RecordShape.of(parts.getClass()).components().stream()
                    .allMatch(component -> isDefault(component.of(parts)));
        }
        return value.equals(false)
                || value.equals("")
                || value.equals(List.of())
                || value.equals(Optional.empty())
                || value.equals(OptionalInt.empty())
                || value.equals(OptionalLong.empty());
    }
}
