package io.xhscomments.examples.cli.output;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.ObjectSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * An {@link ObjectSchema} as a Parquet group: its types, and how a value is written. A value that the service did not
 * send is null; a list without elements is empty, and not null. Members that are not modelled are a JSON text.
 *
 * @param <T> the type that is written
 */
final class ParquetShape<T> {
    private static final Instant FIRST_MOMENT = Instant.ofEpochMilli(Long.MIN_VALUE / 1000);
    private static final Instant LAST_MOMENT = Instant.ofEpochMilli(Long.MAX_VALUE / 1000);

    private final List<Column<T>> columns;

    private ParquetShape(List<Column<T>> columns) {
        this.columns = columns;
    }

    /** A field, its type, and the shape of what is nested in it. */
    private record Column<T>(Field<T> field, Type type, ParquetShape<?> nested) {}

    static <T> ParquetShape<T> of(ObjectSchema<T> schema) {
        return new ParquetShape<>(schema.fields().stream()
                .filter(field -> !field.isRecursive())
                .map(ParquetShape::column)
                .toList());
    }

    private static <T> Column<T> column(Field<T> field) {
        ParquetShape<?> nested =
                field.kind().isNested() ? of(field.element()) : new ParquetShape<>(List.<Column<Object>>of());
        return new Column<>(field, type(field, nested), nested);
    }

    private static Type type(Field<?> field, ParquetShape<?> nested) {
        Repetition repetition = field.isRequired() ? Repetition.REQUIRED : Repetition.OPTIONAL;
        String name = field.name();
        return switch (field.kind()) {
            case TEXT, JSON ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(stringType())
                        .named(name);
            case LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
            case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
            case BOOLEAN ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case TIME ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
                        .named(name);
            case OBJECT -> new GroupType(repetition, name, nested.types());
            case LIST ->
                Types.requiredList()
                        .element(new GroupType(Repetition.REQUIRED, "element", nested.types()))
                        .named(name);
        };
    }

    List<Type> types() {
        return columns.stream().map(Column::type).toList();
    }

    /** Writes the fields of a message. */
    void fields(T from, RecordConsumer out) {
        for (int at = 0; at < columns.size(); at++) {
            Column<T> column = columns.get(at);
            Object value = column.field().get(from).orElse(null);
            if (value != null) {
                out.startField(column.field().name(), at);
                write(column, value, out);
                out.endField(column.field().name(), at);
            }
        }
    }

    private static void write(Column<?> column, Object value, RecordConsumer out) {
        switch (column.field().kind()) {
            case TEXT -> out.addBinary(utf8((String) value));
            case JSON -> out.addBinary(utf8(CommentJson.raw((UnknownFields) value)));
            case LONG -> out.addLong((long) value);
            case INT -> out.addInteger((int) value);
            case BOOLEAN -> out.addBoolean((boolean) value);
            case TIME -> out.addLong(millis((Instant) value));
            case OBJECT -> column.nested().group(value, out);
            case LIST -> elements((List<?>) value, column.nested(), out);
        }
    }

    @SuppressWarnings("unchecked")
    private void group(Object from, RecordConsumer out) {
        out.startGroup();
        fields((T) from, out);
        out.endGroup();
    }

    private static void elements(List<?> values, ParquetShape<?> shape, RecordConsumer out) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("list", 0);
            for (Object value : values) {
                out.startGroup();
                out.startField("element", 0);
                shape.group(value, out);
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }

    /** A moment in UTC, at most 290 000 years away: engines count in microseconds and would reject the whole file. */
    private static long millis(Instant time) {
        if (time.isBefore(FIRST_MOMENT)) {
            return FIRST_MOMENT.toEpochMilli();
        }
        return (time.isAfter(LAST_MOMENT) ? LAST_MOMENT : time).toEpochMilli();
    }

    /** Half a pair of surrogates becomes a question mark, as in the other formats; parquet-java would refuse it. */
    static Binary utf8(String text) {
        return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
    }
}
