package io.xhscomments.examples.cli.output;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The columns behind those of a comment that describe a change: its kind, and the names of the fields that differ. */
final class ParquetLabel {
    private static final Type CHANGE =
            Types.required(PrimitiveTypeName.BINARY).as(stringType()).named(Column.Label.CHANGE);
    private static final Type CHANGED_FIELDS = Types.requiredList()
            .requiredElement(PrimitiveTypeName.BINARY)
            .as(stringType())
            .named(Column.Label.CHANGED_FIELDS);

    private ParquetLabel() {}

    /** A message with the fields of a comment, and the label. */
    static MessageType message(List<Type> comment) {
        return new MessageType(
                "change",
                Stream.concat(comment.stream(), Stream.of(CHANGE, CHANGED_FIELDS))
                        .toList());
    }

    /** Writes the label as the fields from this index on. */
    static void write(CommentChange change, int index, RecordConsumer out) {
        text(CHANGE.getName(), index, change.kind().id(), out);
        out.startField(CHANGED_FIELDS.getName(), index + 1);
        out.startGroup();
        if (!change.fields().isEmpty()) {
            out.startField("list", 0);
            for (String field : new TreeSet<>(change.fields())) {
                out.startGroup();
                text("element", 0, field, out);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
        out.endField(CHANGED_FIELDS.getName(), index + 1);
    }

    private static void text(String name, int index, String value, RecordConsumer out) {
        out.startField(name, index);
        out.addBinary(ParquetShape.utf8(value));
        out.endField(name, index);
    }
}
