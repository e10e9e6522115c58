package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields whose change is worth a message; never track ids, tokens and links of pictures. */
final class ChangedFields {
    private static final List<Field<Comment>> FIELDS = CommentSchema.COMMENT.inlinedFields().stream()
            .filter(Field::isCompared)
            .toList();

    private ChangedFields() {}

    static Set<String> between(Comment before, Comment now) {
        Set<String> changed = new LinkedHashSet<>();
        for (Field<Comment> field : FIELDS) {
            if (!value(field, before).equals(value(field, now))) {
                changed.add(field.name());
            }
        }
        return changed;
    }

    /** The order of a list means nothing. */
    private static Optional<Object> value(Field<Comment> field, Comment comment) {
        return field.get(comment).map(value -> value instanceof List<?> list ? Set.copyOf(list) : value);
    }
}
