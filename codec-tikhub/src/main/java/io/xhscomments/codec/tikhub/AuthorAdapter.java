package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.model.UserId;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote a comment ({@code user}). */
final class AuthorAdapter extends AnswerAdapter<Author> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of(
            "userid", "nickname", "red_id", "images", "level", "additional_tags", "ai_agent", "current_user");

    private final LevelAdapter levels;

    AuthorAdapter(AnswerReader in) {
        super(in);
        this.levels = new LevelAdapter(in);
    }

    @Override
    public @Nullable Author fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        UserId id = null;
        Optional<String> nickname = Optional.empty();
        Optional<String> redId = Optional.empty();
        Optional<String> avatar = Optional.empty();
        Optional<Level> level = Optional.empty();
        RawMembers additionalTags = RawMembers.none();
        Truth aiAgent = Truth.UNKNOWN;
        Truth currentUser = Truth.UNKNOWN;
        boolean others = false;

        int start = begin(json, "expected a user");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> id = Values.made(in, UserId::of, "expected a user id");
                case 1 -> nickname = Values.optionalText(in);
                case 2 -> redId = Values.optionalText(in);
                case 3 -> avatar = Values.optionalText(in);
                case 4 -> level = levels.fromJson(json);
                case 5 -> additionalTags = open(json);
                case 6 -> aiAgent = Values.truth(in);
                case 7 -> currentUser = Values.truth(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        return new Author(
                Optional.of(required(json, id, "userid")),
                nickname,
                redId,
                avatar,
                level,
                additionalTags,
                aiAgent,
                currentUser,
                others(others, NAMES, start));
    }
}
