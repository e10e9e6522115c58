package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.ReplyTarget;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The comment that a reply answers ({@code target_comment}). */
final class ReplyTargetAdapter extends AnswerAdapter<ReplyTarget> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("id", "status", "user");

    private final AuthorAdapter authors;

    ReplyTargetAdapter(AnswerReader in, AuthorAdapter authors) {
        super(in);
        this.authors = authors;
    }

    @Override
    public @Nullable ReplyTarget fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        CommentId id = null;
        OptionalInt status = OptionalInt.empty();
        Author author = null;
        boolean others = false;

        int start = begin(json, "expected a comment");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> id = Values.made(in, CommentId::of, "expected a comment id of 24 hex digits");
                case 1 -> status = Numbers.optionalInt(in);
                case 2 -> author = authors.fromJson(json);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        return new ReplyTarget(
                required(json, id, "id"), status, Optional.ofNullable(author), others(others, NAMES, start));
    }
}
