package io.xhscomments.core.reading;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.RawMembers;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Records as text and back, component by component, for the few types that the model is made of. Texts stand with their
 * length in front, so that no character is special; what is not plain ASCII is escaped in the end, so that no encoding
 * can harm it. Whoever changes a record that is written so has to raise the version of the checkpoint.
 */
final class RecordText {
    /** Asking a class for its components makes them anew each time, which would be most of the work. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(components, type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException("a record without its constructor: " + type, impossible);
            }
        }
    };

    private RecordText() {}

    private static final class Shape {
        final RecordComponent[] components;
        final Constructor<?> constructor;

        Shape(RecordComponent[] components, Constructor<?> constructor) {
            this.components = components;
            this.constructor = constructor;
        }
    }

    static String write(Record value) {
        StringBuilder out = new StringBuilder();
        put(value, out);
        return AsciiText.escaped(out);
    }

    static <T extends Record> T read(Class<T> type, String text) {
        RecordSource source = new RecordSource(AsciiText.unescaped(text));
        T value = type.cast(take(type, source));
        source.expectEnd();
        return value;
    }

    private static void put(Object value, StringBuilder out) {
        if (value instanceof String text) {
            out.append(text.length()).append(':').append(text);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.append(value).append(';');
        } else if (value instanceof Instant instant) {
            put(instant.getEpochSecond(), out);
            put(instant.getNano(), out);
        } else if (value instanceof Enum<?> constant) {
            put(constant.name(), out);
        } else if (value instanceof Optional<?> optional) {
            out.append(optional.isPresent() ? '+' : '-');
            optional.ifPresent(present -> put(present, out));
        } else if (value instanceof OptionalInt optional) {
            put(optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty(), out);
        } else if (value instanceof OptionalLong optional) {
            put(optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty(), out);
        } else if (value instanceof List<?> list) {
            put(list.size(), out);
            list.forEach(element -> put(element, out));
        } else if (value instanceof RawMembers members) {
            put(members.asMap().size(), out);
            members.asMap().forEach((name, json) -> {
                put(name, out);
                put(json, out);
            });
        } else if (value instanceof CommentId id) {
            put(id.value(), out);
        } else if (value instanceof Record parts) {
            for (RecordComponent component : SHAPES.get(value.getClass()).components) {
                put(component(component, parts), out);
            }
        } else {
            throw new IllegalStateException("cannot be written: " + value.getClass());
        }
    }

    private static Object take(Type type, RecordSource in) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? in.flag() ? Optional.of(take(element, in)) : Optional.empty()
                    : list(element, in);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return in.text();
        } else if (plain == long.class || plain == Long.class) {
            return Long.parseLong(in.word());
        } else if (plain == int.class || plain == Integer.class) {
            return Integer.parseInt(in.word());
        } else if (plain == boolean.class) {
            return in.truth();
        } else if (plain == Instant.class) {
            return Instant.ofEpochSecond(Long.parseLong(in.word()), Long.parseLong(in.word()));
        } else if (plain == OptionalInt.class) {
            return in.flag() ? OptionalInt.of(Integer.parseInt(in.word())) : OptionalInt.empty();
        } else if (plain == OptionalLong.class) {
            return in.flag() ? OptionalLong.of(Long.parseLong(in.word())) : OptionalLong.empty();
        } else if (plain == RawMembers.class) {
            return members(in);
        } else if (plain == CommentId.class) {
            return CommentId.of(in.text());
        } else if (plain.isEnum()) {
            return constant(plain, in.text());
        } else if (plain.isRecord()) {
            return record(plain, in);
        }
        throw new IllegalStateException("cannot be read: " + type);
    }

    private static List<Object> list(Type element, RecordSource in) {
        int size = Integer.parseInt(in.word());
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(take(element, in));
        }
        return List.copyOf(list);
    }

    private static RawMembers members(RecordSource in) {
        int size = Integer.parseInt(in.word());
        Map<String, String> jsonByName = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            jsonByName.put(in.text(), in.text());
        }
        return RawMembers.of(jsonByName);
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no " + type.getSimpleName() + " is named " + name);
    }

    private static Object component(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a component of a record of this library", impossible);
        }
    }

    private static Object record(Class<?> type, RecordSource in) {
        Shape shape = SHAPES.get(type);
        Object[] values = new Object[shape.components.length];
        in.enter();
        for (int i = 0; i < values.length; i++) {
            values[i] = take(shape.components[i].getGenericType(), in);
        }
        in.leave();
        try {
            return shape.constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + " can be made of this", refused);
        }
    }
}
