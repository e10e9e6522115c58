package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.schema.CommentSchema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from the JSON of another version of this library, so that nothing that was paid for is lost: members
 * that this version does not know are ignored; a missing one has its default, which is empty, 0, false, or an enum's
 * {@code UNKNOWN}, or else its first constant. An enum constant that this version does not know is read as empty or
 * {@code UNKNOWN}; without either, nothing is read, because the next request would be for something else.
 */
final class CheckpointDeserializer {
    private CheckpointDeserializer() {}

    /**
     * The record in this object.
     *
     * @throws RuntimeException if it is something else, or if something is missing that has no default
     */
    static <T extends Record> T read(Class<T> type, Object json) {
        return type.cast(value(type, json));
    }

    /** A value of the type, from what {@link JsonText} parses to; null if there is none. */
    private static Object value(Type type, @Nullable Object json) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class ? optional(element, json) : list(element, json);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return json == null ? "" : (String) json;
        } else if (plain == long.class || plain == Long.class) {
            return json == null ? 0L : (Long) json;
        } else if (plain == int.class || plain == Integer.class) {
            return json == null ? 0 : Math.toIntExact((Long) json);
        } else if (plain == boolean.class) {
            return json != null && (Boolean) json;
        } else if (plain == OptionalInt.class) {
            return json == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact((Long) json));
        } else if (plain == OptionalLong.class) {
            return json == null ? OptionalLong.empty() : OptionalLong.of((Long) json);
        } else if (plain.isEnum()) {
            return constantOrDefault(plain, json);
        } else if (plain.isRecord() && plain != CommentId.class) {
            return record(plain, json);
        } else if (json == null) {
            throw new IllegalArgumentException("a " + plain.getSimpleName() + " is missing");
        } else if (plain == Comment.class) {
            return CommentSchema.COMMENT.create(new CheckpointFields(CommentSchema.COMMENT, (Map<?, ?>) json));
        } else if (plain == CommentId.class) {
            return CommentId.of((String) json);
        } else if (plain == Instant.class) {
            return Instant.parse((String) json);
        }
        throw new IllegalStateException("cannot be read: " + type);
    }

    private static Optional<?> optional(Type element, @Nullable Object json) {
        if (json == null) {
            return Optional.empty();
        }
        return element instanceof Class<?> type && type.isEnum()
                ? constant(type, json)
                : Optional.of(value(element, json));
    }

    private static List<Object> list(Type element, @Nullable Object json) {
        return json == null
                ? List.of()
                : ((List<?>) json)
                        .stream().<Object>map(each -> value(element, each)).toList();
    }

    private static Optional<Object> constant(Class<?> type, @Nullable Object json) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(json)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static Object constantOrDefault(Class<?> type, @Nullable Object json) {
        return constant(type, json)
                .or(() -> constant(type, CheckpointSerializer.UNKNOWN))
                .orElseGet(() -> {
                    if (json != null) {
                        throw new IllegalArgumentException("no " + type.getSimpleName() + " is named " + json);
                    }
                    return type.getEnumConstants()[0];
                });
    }

    private static Object record(Class<?> type, @Nullable Object json) {
        RecordShape shape = RecordShape.of(type);
        Object[] values = new Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            RecordShape.Component component = shape.components().get(i);
            values[i] = value(component.declared().getGenericType(), member(json, i, component.name()));
        }
        return shape.create(values);
    }

    /** A record that is written as one text has it in its first component. */
    private static @Nullable Object member(@Nullable Object json, int index, String name) {
        if (json instanceof String) {
            return index == 0 ? json : null;
        }
        return json == null ? null : ((Map<?, ?>) json).get(name);
    }
}
