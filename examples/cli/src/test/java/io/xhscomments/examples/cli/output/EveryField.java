package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Comments in which every field has a value of its own, made by looking at the builders and records of the model: a
 * field that is added later is in them, and a format that does not know it fails its test.
 */
final class EveryField {
    private static final int HASHES = 1_000_000;

    private final String changed;
    /** How the value of each field must show. */
    private final Map<String, List<String>> shown = new LinkedHashMap<>();

    private final Comment comment;

    private EveryField(String changed) {
        this.changed = changed;
        this.comment = ((Comment.Builder) built(
                        Comment.builder((CommentId) make(CommentId.class, "id"), (NoteId) make(NoteId.class, "noteId")),
                        ""))
                .build();
    }

    static EveryField asItIs() {
        return new EveryField("");
    }

    /** The same but for one field. */
    static Comment butFor(String field) {
        return new EveryField(field).comment;
    }

    Comment comment() {
        return comment;
    }

    Map<String, List<String>> shown() {
        return shown;
    }

    private Object make(Type type, String field) {
        if (type instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return Optional.of(make(of, field));
            }
            // Replies are rows of their own.
            return of == Comment.class ? List.of() : List.of(make(of, field));
        }
        if (type == Author.class) {
            return ((Author.Builder) built(Author.builder(), field)).build();
        }
        Class<?> plain = (Class<?>) type;
        return isLeaf(plain) ? leaf(plain, field) : record(plain, field);
    }

    /** Calls every setter once: the one that takes an object. */
    private Object built(Object builder, String field) {
        Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getReturnType() == builder.getClass())
                .filter(method -> !method.getParameterTypes()[0].isPrimitive())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(setter -> {
                    Object value = make(setter.getGenericParameterTypes()[0], path(field, setter.getName()));
                    try {
                        setter.invoke(builder, value);
                    } catch (ReflectiveOperationException refused) {
                        throw new IllegalStateException(setter + " for " + field, refused);
                    }
                });
        return builder;
    }

    private static String path(String field, String name) {
        return field.isEmpty() ? name : field + "." + name;
    }

    private static boolean isLeaf(Class<?> type) {
        return !type.isRecord() || type.getRecordComponents().length == 1 || type == CommentId.class;
    }

    private Object record(Class<?> type, String field) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> make(component.getGenericType(), path(field, component.getName())))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException noRecord) {
            throw new IllegalStateException(type + " for " + field, noRecord);
        }
    }

    private Object leaf(Class<?> type, String field) {
        int number = HASHES + Math.floorMod(field.hashCode(), HASHES) * 2 + (field.equals(changed) ? 1 : 0);
        String text = "v:" + field + "#" + number;
        if (type == TriState.class) {
            shown.put(field, List.of());
            return TriState.of(!field.equals(changed));
        }
        if (type == Instant.class) {
            Instant time = Instant.ofEpochSecond(1_700_000_000L + number);
            shown.put(
                    field,
                    List.of(time.toString().substring(0, 10), time.toString().substring(11, 19)));
            return time;
        }
        if (type == OptionalInt.class || type == OptionalLong.class) {
            shown.put(field, List.of(Integer.toString(number)));
            return type == OptionalInt.class ? OptionalInt.of(number) : OptionalLong.of(number);
        }
        if (type == CommentId.class || type == NoteId.class) {
            String id = "67" + "0".repeat(15) + number;
            shown.put(field, List.of(id));
            return type == NoteId.class ? NoteId.of(id) : CommentId.of(id);
        }
        if (type == UserId.class) {
            shown.put(field, List.of("user-" + number));
            return UserId.of("user-" + number);
        }
        shown.put(field, List.of(text));
        if (type == UnknownFields.class) {
            return UnknownFields.of(Map.of("new", "\"" + text + "\""));
        }
        if (type == Cursor.class) {
            return Cursor.of(text);
        }
        if (type == String.class) {
            return text;
        }
        throw new IllegalStateException("teach this class to make a " + type.getSimpleName() + ", for " + field);
    }
}
