package io.xhscomments.examples.cli.output;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import io.xhscomments.core.model.TriState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The fields of a group: said once, for the schema and for the writing, so that the two agree. What was not told is
 * null.
 *
 * @param <T> what is written
 */
final class ParquetShape<T> {
    private static final Instant FIRST_MOMENT = Instant.ofEpochMilli(Long.MIN_VALUE / 1000);
    private static final Instant LAST_MOMENT = Instant.ofEpochMilli(Long.MAX_VALUE / 1000);

    private final List<Field<T>> fields = new ArrayList<>();

    /** One field: its type, and how it is written if it is there. */
    private record Field<T>(Type type, Function<T, Optional<Body>> body) {}

    /** Writes what stands in a field. */
    private interface Body {
        void write(RecordConsumer out);
    }

    ParquetShape<T> required(String name, Function<T, String> value) {
        return add(
                Types.required(PrimitiveTypeName.BINARY).as(stringType()).named(name),
                from -> Optional.of(string(value.apply(from))));
    }

    ParquetShape<T> text(String name, Function<T, Optional<String>> value) {
        return add(
                Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name),
                from -> value.apply(from).map(ParquetShape::string));
    }

    ParquetShape<T> number(String name, Function<T, OptionalLong> value) {
        return add(Types.optional(PrimitiveTypeName.INT64).named(name), from -> {
            OptionalLong number = value.apply(from);
            return number.isPresent() ? Optional.of(out -> out.addLong(number.getAsLong())) : Optional.empty();
        });
    }

    ParquetShape<T> whole(String name, Function<T, OptionalInt> value) {
        return add(Types.optional(PrimitiveTypeName.INT32).named(name), from -> {
            OptionalInt number = value.apply(from);
            return number.isPresent() ? Optional.of(out -> out.addInteger(number.getAsInt())) : Optional.empty();
        });
    }

    ParquetShape<T> truth(String name, Function<T, TriState> value) {
        return add(
                Types.optional(PrimitiveTypeName.BOOLEAN).named(name),
                from -> value.apply(from).asBoolean().map(truth -> out -> out.addBoolean(truth)));
    }

    /**
     * A moment, in UTC. One that is further away than 290 000 years is written as the last that engines can hold: they
     * count in microseconds, and would refuse the whole file.
     */
    ParquetShape<T> time(String name, Function<T, Optional<Instant>> value) {
        return add(
                Types.optional(PrimitiveTypeName.INT64)
                        .as(timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
                        .named(name),
                from -> value.apply(from).map(time -> out -> out.addLong(millis(time))));
    }

    private static long millis(Instant time) {
        if (time.isBefore(FIRST_MOMENT)) {
            return FIRST_MOMENT.toEpochMilli();
        }
        return (time.isAfter(LAST_MOMENT) ? LAST_MOMENT : time).toEpochMilli();
    }

    /** A group that is always there. */
    <U> ParquetShape<T> group(String name, Function<T, U> value, ParquetShape<U> shape) {
        return add(
                new GroupType(Repetition.REQUIRED, name, shape.types()),
                from -> Optional.of(out -> shape.write(value.apply(from), out)));
    }

    <U> ParquetShape<T> optionalGroup(String name, Function<T, Optional<U>> value, ParquetShape<U> shape) {
        return add(
                new GroupType(Repetition.OPTIONAL, name, shape.types()),
                from -> value.apply(from).map(there -> out -> shape.write(there, out)));
    }

    /** A list of groups; one without elements is empty, and not null. */
    <U> ParquetShape<T> list(String name, Function<T, List<U>> value, ParquetShape<U> shape) {
        return add(
                Types.requiredList()
                        .element(new GroupType(Repetition.REQUIRED, "element", shape.types()))
                        .named(name),
                from -> Optional.of(out -> elements(value.apply(from), shape, out)));
    }

    List<Type> types() {
        return fields.stream().map(Field::type).toList();
    }

    /** Writes a message. */
    void message(T from, RecordConsumer out) {
        out.startMessage();
        fields(from, out);
        out.endMessage();
    }

    private void write(T from, RecordConsumer out) {
        out.startGroup();
        fields(from, out);
        out.endGroup();
    }

    private void fields(T from, RecordConsumer out) {
        for (int at = 0; at < fields.size(); at++) {
            Field<T> field = fields.get(at);
            Optional<Body> body = field.body().apply(from);
            if (body.isPresent()) {
                out.startField(field.type().getName(), at);
                body.get().write(out);
                out.endField(field.type().getName(), at);
            }
        }
    }

    private static <U> void elements(List<U> values, ParquetShape<U> shape, RecordConsumer out) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("list", 0);
            for (U value : values) {
                out.startGroup();
                out.startField("element", 0);
                shape.write(value, out);
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }

    /** Half a pair of surrogates becomes a question mark, as in the other formats; parquet-java would refuse it. */
    private static Body string(String text) {
        return out -> out.addBinary(Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ParquetShape<T> add(Type type, Function<T, Optional<Body>> body) {
        fields.add(new Field<>(type, body));
        return this;
    }
}
