package io.xhscomments.core.reading;

import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.FieldKind;
import io.xhscomments.core.schema.ObjectSchema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a comment, or of a part of one, from the JSON object that {@link CheckpointSerializer} wrote. */
final class CheckpointFields implements ObjectSchema.Source {
    private final ObjectSchema<?> schema;
    private final Map<?, ?> members;

    CheckpointFields(ObjectSchema<?> schema, Map<?, ?> members) {
        this.schema = schema;
        this.members = members;
    }

    @Override
    public @Nullable Object get(Field<?> field) {
        Object json = Optional.<Object>ofNullable(members.get(field.name()))
                .or(() -> field.formerName().map(members::get))
                .orElse(null);
        if (json == null) {
            return field.isRequired() && field.kind() == FieldKind.TEXT ? "" : null;
        }
        return switch (field.kind()) {
            case TEXT -> json;
            case TIME -> Instant.parse((String) json);
            case LONG -> json;
            case INT -> Math.toIntExact((Long) json);
            case BOOLEAN -> truth(json);
            case JSON -> unknownFields((Map<?, ?>) json);
            case OBJECT -> object(field.element(), json);
            case LIST -> list(field.isRecursive() ? schema : field.element(), (List<?>) json);
        };
    }

    /** A constant that this version does not know counts as unknown. */
    private static @Nullable Boolean truth(Object json) {
        return json.equals("TRUE") ? Boolean.TRUE : json.equals("FALSE") ? Boolean.FALSE : null;
    }

    private static Object object(ObjectSchema<?> schema, Object json) {
        return schema.create(new CheckpointFields(schema, (Map<?, ?>) json));
    }

    private static List<Object> list(ObjectSchema<?> schema, List<?> json) {
        return json.stream().map(each -> object(schema, each)).toList();
    }

    private static UnknownFields unknownFields(Map<?, ?> json) {
        Map<String, String> jsonByName = new LinkedHashMap<>();
        json.forEach((name, text) -> jsonByName.put((String) name, (String) text));
        return UnknownFields.of(jsonByName);
    }
}
