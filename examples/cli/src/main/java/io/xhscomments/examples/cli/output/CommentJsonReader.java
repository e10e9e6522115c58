package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.FieldKind;
import io.xhscomments.core.schema.ObjectSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the comment that {@link CommentJson} wrote, field by field of {@link CommentSchema}. Members that a newer
 * version may have added are ignored; a missing one is empty. Members of older versions are read under their former
 * names.
 */
final class CommentJsonReader implements ObjectSchema.Source {
    private final JsonObject members;
    /** The name of the inlined object whose fields are read; empty otherwise. */
    private final Optional<String> inlined;

    private CommentJsonReader(JsonObject members, Optional<String> inlined) {
        this.members = members;
        this.inlined = inlined;
    }

    static Comment read(JsonReader json) throws IOException {
        try {
            return CommentSchema.COMMENT.create(new CommentJsonReader(new JsonObject(json), Optional.empty()));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    @Override
    public @Nullable Object get(Field<?> field) {
        if (field.isRecursive()) {
            return null;
        }
        try {
            return field.isInlined()
                    ? field.element().create(new CommentJsonReader(members, Optional.of(field.name())))
                    : value(field, name(field));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String name(Field<?> field) {
        if (inlined.isPresent() && field.kind() == FieldKind.JSON) {
            return inlined.get() + "Others";
        }
        return members.has(field.name())
                ? field.name()
                : field.formerName().filter(members::has).orElse(field.name());
    }

    private @Nullable Object value(Field<?> field, String name) throws IOException {
        return switch (field.kind()) {
            case TEXT -> members.text(name).orElse(null);
            case TIME -> time(name);
            case LONG -> members.number(name).orElse(null);
            case INT -> members.smallNumber(name).orElse(null);
            case BOOLEAN -> members.truth(name).orElse(null);
            case JSON -> members.raw(name);
            case OBJECT -> object(field, name);
            case LIST -> list(field, name);
        };
    }

    private @Nullable Instant time(String name) throws IOException {
        Optional<String> text = members.text(name);
        try {
            return text.map(Instant::parse).orElse(null);
        } catch (DateTimeException refused) {
            throw new JsonDataException(
                    name + " is not a time such as 2026-11-23T17:00:00Z: " + text.orElse(""), refused);
        }
    }

    private @Nullable Object object(Field<?> field, String name) throws IOException {
        if (members.has(name)) {
            return part(field, members.object(name));
        }
        return name.equals(CommentMember.REPLY_TO)
                ? members.text(CommentMember.PARENT_ID)
                        .map(id -> summarized(field.element(), id))
                        .orElse(null)
                : null;
    }

    private List<Object> list(Field<?> field, String name) throws IOException {
        List<Object> list = new ArrayList<>();
        if (name.equals(CommentMember.TAGS) && !members.has(CommentMember.TAG_DETAILS)) {
            members.texts(name).forEach(type -> list.add(summarized(field.element(), type)));
            return list;
        }
        for (JsonObject element : members.objects(name.equals(CommentMember.TAGS) ? CommentMember.TAG_DETAILS : name)) {
            list.add(part(field, element));
        }
        return list;
    }

    private static Object part(Field<?> field, JsonObject members) {
        return field.element().create(new CommentJsonReader(members, Optional.empty()));
    }

    /** An object of which only the field that stands for it is known. */
    private static <T> T summarized(ObjectSchema<T> schema, String text) {
        String name = schema.summary().orElseThrow().name();
        return schema.create(field -> field.name().equals(name) ? text : null);
    }
}
