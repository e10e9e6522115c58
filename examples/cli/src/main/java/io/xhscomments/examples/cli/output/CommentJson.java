package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.ObjectSchema;
import io.xhscomments.examples.cli.text.JsonText;
import io.xhscomments.examples.cli.text.Utf8Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A comment as a JSON object, made from {@link CommentMember#ALL}. A value that the service did not send is left out:
 * it is neither null, nor 0, nor false.
 */
public final class CommentJson {
    private final JsonText json;

    CommentJson(JsonText json) {
        this.json = json;
    }

    void write(Comment comment) {
        json.begin('{');
        members(comment);
        json.end('}');
    }

    /** The members of a comment, and what happened to it. */
    void write(CommentChange change) {
        json.begin('{');
        json.name("change");
        json.text(change.kind().id());
        if (!change.fields().isEmpty()) {
            json.name("changedFields");
            json.begin('[');
            new TreeSet<>(change.fields()).forEach(json::text);
            json.end(']');
        }
        members(change.comment());
        json.end('}');
    }

    private void members(Comment comment) {
        for (CommentMember member : CommentMember.ALL) {
            Object value = member.value().apply(comment).orElse(null);
            if (value != null) {
                json.name(member.name());
                value(member.type(), value, field -> true);
            }
        }
    }

    /** The members that flat formats have no column for, as a JSON object; empty if there are none. */
    public static Optional<String> details(Comment comment) {
        return Optional.of(more(comment)).filter(json -> !json.equals("{}"));
    }

    /**
     * The members that the flat formats have no column for, under the same names.
     *
     * @return an object; {@code {}} if there are none
     */
    static String more(Comment comment) {
        Utf8Buffer buffer = new Utf8Buffer();
        CommentJson more = new CommentJson(new JsonText(buffer));
        more.json.begin('{');
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
        more.json.end('}');
        return buffer.textFrom(0);
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
    static String raw(UnknownFields members) {
        Utf8Buffer buffer = new Utf8Buffer();
        new CommentJson(new JsonText(buffer)).unknownFields(members);
        return buffer.textFrom(0);
    }

    private void value(Field<?> type, Object value, Predicate<Field<?>> written) {
        if (value instanceof UnknownFields members) {
            unknownFields(members);
        } else if (value instanceof List<?> elements) {
            json.begin('[');
            for (Object element : elements) {
                value(type, element, written);
            }
            json.end(']');
        } else if (value instanceof Number || value instanceof Boolean) {
            json.plain(value);
        } else if (type.kind().isNested() && !(value instanceof String)) {
            object(type.element(), value, written);
        } else {
            json.text(value.toString());
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void object(ObjectSchema<T> schema, Object owner, Predicate<Field<?>> written) {
        json.begin('{');
        for (Field<T> field : CommentMember.ofPart(schema)) {
            Object value = field.get((T) owner).filter(CommentJson::isWritten).orElse(null);
            if (value != null && written.test(field)) {
                json.name(field.name());
                value(field, value, each -> true);
            }
        }
        json.end('}');
    }

    /** The service sends a badge with every author, and most are empty. */
    private static boolean isWritten(Object value) {
        return !(value instanceof Level level)
                || level.image().isPresent()
                || !level.unknownFields().isEmpty();
    }

    private void unknownFields(UnknownFields members) {
        json.begin('{');
        for (Map.Entry<String, String> member : members.asMap().entrySet()) {
            json.name(member.getKey());
            json.raw(member.getValue());
        }
        json.end('}');
    }
}
