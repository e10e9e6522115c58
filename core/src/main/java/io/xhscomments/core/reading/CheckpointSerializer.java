package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.FieldKind;
import io.xhscomments.core.schema.ObjectSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Writes records as JSON objects, each component under its name, and comments by their {@link CommentSchema}. A value
 * that has its default is left out; the defaults are those of {@link CheckpointDeserializer}. Time and size grow with
 * the record, and with nothing else.
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
            appendList(list, this::append);
        } else if (value instanceof Comment comment) {
            append(CommentSchema.COMMENT, comment);
        } else if (value instanceof Record parts) {
            append(parts);
        } else {
            throw new IllegalStateException("cannot be written: " + value.getClass());
        }
    }

    private <T> void append(ObjectSchema<T> schema, T owner) {
        char before = '{';
        for (Field<T> field : schema.fields()) {
            Object value = field.get(owner).orElse(null);
            if (value != null && !isDefault(field, value)) {
                before = name(before, field.name());
                append(schema, field, value);
            }
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void append(ObjectSchema<?> owner, Field<?> field, Object value) {
        switch (field.kind()) {
            case TEXT, TIME -> JsonText.quote(value.toString(), out);
            case LONG, INT -> out.append(value);
            case BOOLEAN -> JsonText.quote(TriState.of((boolean) value).name(), out);
            case JSON -> append(((UnknownFields) value).asMap());
            case OBJECT -> appendObject(field.element(), value);
            case LIST -> {
                ObjectSchema<?> element = field.isRecursive() ? owner : field.element();
                appendList((List<?>) value, each -> appendObject(element, each));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void appendObject(ObjectSchema<T> schema, Object value) {
        append(schema, (T) value);
    }

    private static boolean isDefault(Field<?> field, Object value) {
        return value.equals(List.of())
                || (field.isRequired() && field.kind() == FieldKind.OBJECT && isEmpty(field.element(), value));
    }

    @SuppressWarnings("unchecked")
    private static <T> boolean isEmpty(ObjectSchema<T> schema, Object value) {
        return schema.fields().stream().allMatch(field -> field.get((T) value).isEmpty());
    }

    private void appendList(List<?> list, Consumer<Object> append) {
        char before = '[';
        for (Object element : list) {
            out.append(before);
            append.accept(element);
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
