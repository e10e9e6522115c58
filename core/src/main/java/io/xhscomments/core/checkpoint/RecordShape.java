package io.xhscomments.core.checkpoint;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The components of a record type by name, as checkpoints contain them. Immutable, safe to share between threads. */
final class RecordShape {
    /** Cached, because reflection creates the components at each call, which is slow. */
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
        // The records of the reading package are package-private.
        Arrays.stream(declared).forEach(each -> each.getAccessor().setAccessible(true));
        Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
            this.constructor.setAccessible(true);
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

    /** Whether the record has a single text component and is written as that text. */
    boolean isText() {
        return components.size() == 1 && components.get(0).declared().getType() == String.class;
    }

    /**
     * Creates a record of these values.
     *
     * @throws IllegalArgumentException if the constructor refuses the values
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
