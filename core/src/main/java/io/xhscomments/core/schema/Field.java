package io.xhscomments.core.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of an {@link ObjectSchema}. Immutable, safe to share between threads.
 *
 * @param <T> the type that has the field
 */
public final class Field<T> {
    private final String name;
    private final FieldKind kind;
    private final boolean required;
    private final @Nullable ObjectSchema<?> element;
    private final Function<T, Optional<?>> getter;
    private final Layout layout;

    /**
     * How formats place the field.
     *
     * @param prefix for an object: the prefix of its fields' names in formats without nesting; empty if it stays nested
     * @param column for an object or a list: the name of the one column that stands for it
     * @param formerName a name that files of older versions have
     * @param compared whether a change of the value is reported
     */
    record Layout(Optional<String> prefix, Optional<String> column, Optional<String> formerName, boolean compared) {
        static final Layout PLAIN = new Layout(Optional.empty(), Optional.empty(), Optional.empty(), false);

        /** The layout of the same field under another name. */
        Layout renamed() {
            return compared ? PLAIN.asCompared() : PLAIN;
        }

        Layout asCompared() {
            return new Layout(prefix, column, formerName, true);
        }
    }

    Field(
            String name,
            FieldKind kind,
            boolean required,
            @Nullable ObjectSchema<?> element,
            Function<T, Optional<?>> getter,
            Layout layout) {
        this.name = name;
        this.kind = kind;
        this.required = required;
        this.element = element;
        this.getter = getter;
        this.layout = layout;
    }

    /** The name in every export. A name never changes its meaning. */
    public String name() {
        return name;
    }

    /** The kind, which tells the Java type of {@link #get}. */
    public FieldKind kind() {
        return kind;
    }

    /** Whether every object has a value here. */
    public boolean isRequired() {
        return required;
    }

    /** The name that files of older versions have for it, if it was renamed. */
    public Optional<String> formerName() {
        return layout.formerName();
    }

    /**
     * The schema of an {@link FieldKind#OBJECT} or of the elements of a {@link FieldKind#LIST}.
     *
     * @throws IllegalStateException if the field is of another kind, or {@link #isRecursive()}
     */
    public ObjectSchema<?> element() {
        if (element == null) {
            throw new IllegalStateException("the field " + name + " has no schema of its own");
        }
        return element;
    }

    /** Whether it lists objects of the type that has it: replies, which exports write as rows of their own. */
    public boolean isRecursive() {
        return kind == FieldKind.LIST && element == null;
    }

    /** Whether formats that nest put the fields of this object beside the others all the same. */
    public boolean isInlined() {
        return layout.prefix().filter(String::isEmpty).isPresent();
    }

    /**
     * Whether a change of its value is a change of the comment that is worth reporting: true for counts and texts, and
     * false for track ids, tokens and links of pictures, which differ in each response.
     */
    public boolean isCompared() {
        return layout.compared();
    }

    /** The value, of the type that {@link #kind()} names; empty if the service did not send it. */
    @SuppressWarnings("unchecked")
    public Optional<Object> get(T owner) {
        return (Optional<Object>) getter.apply(owner);
    }

    Optional<String> prefix() {
        return layout.prefix();
    }

    /** The same field, seen from the object that holds its owner. */
    <S> Field<S> within(String newName, Function<S, Optional<T>> owner) {
        return new Field<>(
                newName, kind, false, element, from -> owner.apply(from).flatMap(getter), layout.renamed());
    }

    /** The one column that stands for an object or a list, if its schema names a field that does. */
    Optional<Field<T>> asColumn() {
        return element == null
                ? Optional.empty()
                : element.summary()
                        .map(summary -> new Field<>(
                                layout.column().orElse(name),
                                FieldKind.TEXT,
                                required,
                                null,
                                owner -> joined(summary, getter.apply(owner)),
                                layout.renamed()));
    }

    @SuppressWarnings("unchecked")
    private static <U> Optional<String> joined(Field<U> summary, Optional<?> value) {
        List<?> elements = value.map(each -> each instanceof List<?> list ? list : List.of(each))
                .orElse(List.of());
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(
                        " ",
                        elements.stream()
                                .flatMap(each -> summary.get((U) each).stream())
                                .map(Object::toString)
                                .toList()))
                .filter(text -> !text.isEmpty());
    }

    Field<T> with(Layout changed) {
        return new Field<>(name, kind, required, element, getter, changed);
    }

    Layout layout() {
        return layout;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
