package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.ObjectSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import okio.Buffer;
import okio.BufferedSink;

/**
 * A comment as a JSON object, made from {@link CommentMember#ALL}. A value that the service did not send is left out:
 * it is neither null, nor 0, nor false.
 */
final class CommentJson {
    private final JsonWriter json;

    CommentJson(JsonWriter json) {
        this.json = json;
    }

    void write(Comment comment) throws IOException {
        json.beginObject();
        members(comment);
        json.endObject();
    }

    /** The members of a comment, and what happened to it. */
    void write(CommentChange change) throws IOException {
        json.beginObject();
        json.name("change").value(change.kind().id());
        if (!change.fields().isEmpty()) {
            json.name("changedFields").beginArray();
            for (String field : new TreeSet<>(change.fields())) {
                json.value(field);
            }
            json.endArray();
        }
        members(change.comment());
        json.endObject();
    }

    private void members(Comment comment) throws IOException {
        for (CommentMember member : CommentMember.ALL) {
            Object value = member.value().apply(comment).orElse(null);
            if (value != null) {
                json.name(member.name());
                value(member.type(), value, field -> true);
            }
        }
    }

    /**
     * The members that the flat formats have no column for, under the same names.
     *
     * @return an object; {@code {}} if there are none
     */
    static String more(Comment comment) throws IOException {
        Buffer buffer = new Buffer();
        CommentJson more = new CommentJson(JsonWriter.of(buffer));
        more.json.beginObject();
        for (CommentMember member : CommentMember.ALL) {
            Object value = member.hasColumn()
                    ? null
                    : member.value()
                            .apply(comment)
                            .filter(CommentJson::hasElements)
                            .orElse(null);
            boolean inColumns = value != null && member.isInColumns();
            if (value != null && !(inColumns && isEmpty(member.type().element(), value))) {
                more.json.name(member.name());
                more.value(member.type(), value, field -> !inColumns || CommentMember.isNested(field));
            }
        }
        more.json.endObject();
        return buffer.readUtf8();
    }

    private static boolean hasElements(Object value) {
        return !value.equals(List.of());
    }

    /** Whether no field of the object is nested. */
    @SuppressWarnings("unchecked")
    private static <T> boolean isEmpty(ObjectSchema<T> schema, Object value) {
        return schema.fields().stream()
                .filter(CommentMember::isNested)
                .allMatch(field ->
                        field.get((T) value).filter(CommentJson::isWritten).isEmpty());
    }

    /** Members that are not modelled, as an object. */
    static String raw(UnknownFields members) throws IOException {
        Buffer buffer = new Buffer();
        new CommentJson(JsonWriter.of(buffer)).unknownFields(members);
        return buffer.readUtf8();
    }

    private void value(Field<?> type, Object value, Predicate<Field<?>> written) throws IOException {
        if (value instanceof UnknownFields members) {
            unknownFields(members);
        } else if (value instanceof List<?> elements) {
            json.beginArray();
            for (Object element : elements) {
                value(type, element, written);
            }
            json.endArray();
        } else if (value instanceof Number number) {
            json.value(number);
        } else if (value instanceof Boolean truth) {
            json.value(truth);
        } else if (type.kind().isNested() && !(value instanceof String)) {
            object(type.element(), value, written);
        } else {
            json.value(value.toString());
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void object(ObjectSchema<T> schema, Object owner, Predicate<Field<?>> written) throws IOException {
        json.beginObject();
        for (Field<T> field : CommentMember.ofPart(schema)) {
            Object value = field.get((T) owner).filter(CommentJson::isWritten).orElse(null);
            if (value != null && written.test(field)) {
                json.name(field.name());
                value(field, value, each -> true);
            }
        }
        json.endObject();
    }

    /** The service sends a badge with every author, and most are empty. */
    private static boolean isWritten(Object value) {
        return !(value instanceof Level level)
                || level.image().isPresent()
                || !level.unknownFields().isEmpty();
    }

    private void unknownFields(UnknownFields members) throws IOException {
        json.beginObject();
        for (Map.Entry<String, String> member : members.asMap().entrySet()) {
            json.name(member.getKey());
            try (BufferedSink raw = json.valueSink()) {
                raw.writeUtf8(member.getValue());
            }
        }
        json.endObject();
    }
}
