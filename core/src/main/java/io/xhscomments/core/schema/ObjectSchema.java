package io.xhscomments.core.schema;

import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one type of the model, in order, and how an object of it is made from their values. Immutable, safe to
 * share between threads.
 *
 * @param <T> the type
 */
public final class ObjectSchema<T> {
    private final List<Field<T>> fields;
    private final Map<String, Field<T>> byName;
    private final Optional<Field<T>> summary;
    private final Function<FieldValues, T> factory;

    private ObjectSchema(List<Field<T>> fields, Optional<Field<T>> summary, Function<FieldValues, T> factory) {
        this.fields = fields;
        this.byName = fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
        this.summary = summary;
        this.factory = factory;
    }

    /** The values that an object is made from, such as the members of a JSON object. */
    public interface Source {
        /** The value of this field, of the type that its kind names; null if there is none. */
        @Nullable
        Object get(Field<?> field);
    }

    static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /** The fields, in the order of nested formats. New ones are added at the end, before the unknown fields. */
    public List<Field<T>> fields() {
        return fields;
    }

    /**
     * The fields, where those of inlined objects take the place of the object. Their own {@code JSON} is named after
     * it.
     */
    public List<Field<T>> inlinedFields() {
        return fields.stream()
                .flatMap(field -> field.isInlined() ? nested(field, field.element(), "") : Stream.of(field))
                .toList();
    }

    /**
     * The fields for formats without nesting: no objects, no lists and no JSON. A list is a text, joined with spaces.
     * What that loses is not in any column.
     */
    public List<Field<T>> columns() {
        return fields.stream().flatMap(ObjectSchema::columns).toList();
    }

    private static <T> Stream<Field<T>> columns(Field<T> field) {
        return switch (field.kind()) {
            case JSON -> Stream.empty();
            case OBJECT, LIST ->
                field.prefix().isPresent()
                        ? nested(field, field.element(), field.prefix().get()).flatMap(ObjectSchema::columns)
                        : field.asColumn().stream();
            default -> Stream.of(field);
        };
    }

    @SuppressWarnings("unchecked")
    private static <T, U> Stream<Field<T>> nested(Field<T> field, ObjectSchema<U> schema, String prefix) {
        return schema.fields.stream()
                .map(inner -> inner.within(
                        inner.kind() == FieldKind.JSON ? field.name() + "Others" : joined(prefix, inner.name()),
                        owner -> (Optional<U>) field.get(owner)));
    }

    private static String joined(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The field that stands for the object in formats with room for one text. */
    public Optional<Field<T>> summary() {
        return summary;
    }

    /**
     * An object of these values.
     *
     * @throws IllegalArgumentException if a required value is missing or refused
     */
    public T create(Source source) {
        return factory.apply(new FieldValues(this, source));
    }

    Field<T> field(String name) {
        Field<T> field = byName.get(name);
        if (field == null) {
            throw new IllegalStateException("no field is named " + name);
        }
        return field;
    }

    /** Collects the fields. */
    static final class Builder<T> {
        private final List<Field<T>> fields = new ArrayList<>();
        private Optional<Field<T>> summary = Optional.empty();

        Builder<T> required(String name, Function<T, String> getter) {
            return add(name, FieldKind.TEXT, true, null, owner -> Optional.of(getter.apply(owner)));
        }

        Builder<T> text(String name, Function<T, Optional<String>> getter) {
            return add(name, FieldKind.TEXT, false, null, getter::apply);
        }

        Builder<T> time(String name, Function<T, Optional<Instant>> getter) {
            return add(name, FieldKind.TIME, false, null, getter::apply);
        }

        Builder<T> number(String name, Function<T, OptionalLong> getter) {
            return add(name, FieldKind.LONG, false, null, owner -> {
                OptionalLong number = getter.apply(owner);
                return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
            });
        }

        Builder<T> integer(String name, Function<T, OptionalInt> getter) {
            return add(name, FieldKind.INT, false, null, owner -> {
                OptionalInt number = getter.apply(owner);
                return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
            });
        }

        Builder<T> truth(String name, Function<T, TriState> getter) {
            return add(
                    name,
                    FieldKind.BOOLEAN,
                    false,
                    null,
                    owner -> getter.apply(owner).asBoolean());
        }

        Builder<T> json(String name, Function<T, UnknownFields> getter) {
            return add(
                    name,
                    FieldKind.JSON,
                    false,
                    null,
                    owner -> Optional.of(getter.apply(owner)).filter(json -> !json.isEmpty()));
        }

        /** Members that are not modelled; older files call them {@code others}. */
        Builder<T> unknownFields(Function<T, UnknownFields> getter) {
            return json("unknownFields", getter).formerly("others");
        }

        /** An object that is always there. */
        <U> Builder<T> group(String name, ObjectSchema<U> schema, Function<T, U> getter) {
            return add(name, FieldKind.OBJECT, true, schema, owner -> Optional.of(getter.apply(owner)));
        }

        <U> Builder<T> object(String name, ObjectSchema<U> schema, Function<T, Optional<U>> getter) {
            return add(name, FieldKind.OBJECT, false, schema, getter::apply);
        }

        <U> Builder<T> list(String name, ObjectSchema<U> schema, Function<T, List<U>> getter) {
            return add(name, FieldKind.LIST, true, schema, owner -> Optional.of(getter.apply(owner)));
        }

        /** A list of objects of this very type. */
        Builder<T> recursive(String name, Function<T, List<T>> getter) {
            return add(name, FieldKind.LIST, true, null, owner -> Optional.of(getter.apply(owner)));
        }

        /** Formats without nesting put this before the names of the last field's fields; empty: nested ones, too. */
        Builder<T> prefixed(String prefix) {
            return layout(old -> new Field.Layout(Optional.of(prefix), old.column(), old.formerName(), old.compared()));
        }

        /** The column that stands for the last field. */
        Builder<T> column(String column) {
            return layout(old -> new Field.Layout(old.prefix(), Optional.of(column), old.formerName(), old.compared()));
        }

        /** The name that older files have for the last field. */
        Builder<T> formerly(String formerName) {
            return layout(old -> new Field.Layout(old.prefix(), old.column(), Optional.of(formerName), old.compared()));
        }

        /** A change of the last field's value is reported. */
        Builder<T> compared() {
            return layout(Field.Layout::asCompared);
        }

        /** The last field stands for the object in formats with room for one text. */
        Builder<T> summary() {
            summary = Optional.of(fields.get(fields.size() - 1));
            return this;
        }

        ObjectSchema<T> create(Function<FieldValues, T> factory) {
            return new ObjectSchema<>(List.copyOf(fields), summary, factory);
        }

        private Builder<T> add(
                String name,
                FieldKind kind,
                boolean required,
                @Nullable ObjectSchema<?> element,
                Function<T, Optional<?>> getter) {
            fields.add(new Field<>(name, kind, required, element, getter, Field.Layout.PLAIN));
            return this;
        }

        private Builder<T> layout(UnaryOperator<Field.Layout> change) {
            Field<T> last = fields.remove(fields.size() - 1);
            fields.add(last.with(change.apply(last.layout())));
            return this;
        }
    }
}
