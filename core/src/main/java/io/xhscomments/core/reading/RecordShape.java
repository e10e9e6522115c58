package io.xhscomments.core.reading;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** How a record type is written in a checkpoint: its components by name. Immutable, safe to share between threads. */
final class RecordShape {
    /** Reflection makes the components anew each time, which would be most of the work. */
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final List<Component> components;
    private final Constructor<?> constructor;

    /** One component, and its name in a checkpoint. */
    record Component(String name, RecordComponent declared) {
        Object of(Object owner) {
            try {
                return declared.getAccessor().invoke(owner);
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("a component of a record of this library", impossible);
            }
        }
    }

    private RecordShape(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        this.components = Arrays.stream(declared)
                .map(each -> new Component(each.getName(), each))
                .toList();
        Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record without its constructor: " + type, impossible);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Component> components() {
        return components;
    }

    /** Whether it is one text, and is written as that text. */
    boolean isText() {
        return components.size() == 1 && components.get(0).declared().getType() == String.class;
    }

    /**
     * The record of these values.
     *
     * @throws IllegalArgumentException if its constructor refuses them
     */
    Object create(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException(
                    "no " + constructor.getDeclaringClass().getSimpleName() + " can be made of this", refused);
        }
    }
}
