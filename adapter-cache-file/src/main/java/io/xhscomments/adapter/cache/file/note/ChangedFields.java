package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.core.model.Comment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The fields whose change is worth a message; never track ids, tokens and links of pictures. */
final class ChangedFields {
    private static final Map<String, Function<Comment, Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("content", Comment::content);
        FIELDS.put("likeCount", Comment::likeCount);
        FIELDS.put("replyCount", Comment::replyCount);
        FIELDS.put("tags", comment -> Set.copyOf(comment.tags()));
        FIELDS.put("status", Comment::status);
        FIELDS.put("hidden", comment -> comment.flags().hidden());
    }

    private ChangedFields() {}

    static Set<String> between(Comment before, Comment now) {
        Set<String> changed = new LinkedHashSet<>();
        FIELDS.forEach((name, field) -> {
            if (!field.apply(before).equals(field.apply(now))) {
                changed.add(name);
            }
        });
        return changed;
    }
}
