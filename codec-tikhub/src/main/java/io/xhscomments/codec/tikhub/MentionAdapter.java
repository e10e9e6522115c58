package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.UserId;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user mentioned in a comment ({@code at_users}). */
final class MentionAdapter extends AnswerAdapter<Mention> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("userid", "user_id", "nickname");

    MentionAdapter(AnswerReader in) {
        super(in);
    }

    @Override
    public @Nullable Mention fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        Optional<UserId> userid = Optional.empty();
        Optional<UserId> userId = Optional.empty();
        Optional<String> nickname = Optional.empty();
        boolean others = false;

        int start = begin(json, "expected a mention");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> userid = Values.optionalUserId(in);
                case 1 -> userId = Values.optionalUserId(in);
                case 2 -> nickname = Values.optionalText(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        return new Mention(userid.isPresent() ? userid : userId, nickname, others(others, NAMES, start));
    }
}
