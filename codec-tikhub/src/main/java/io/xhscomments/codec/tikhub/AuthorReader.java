package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Level;
import java.util.Optional;

/** Reads who wrote a comment ({@code user}). */
final class AuthorReader {
    private AuthorReader() {}

    static Author read(Members user) {
        return Author.builder()
                .id(user.required("userid", user.userId("userid")).orElse(null))
                .nickname(user.text("nickname").orElse(null))
                .redId(user.text("red_id").orElse(null))
                .avatarUrl(user.text("images").orElse(null))
                .level(level(user).orElse(null))
                .additionalTags(user.rawObject("additional_tags"))
                .aiAgent(user.truth("ai_agent"))
                .currentUser(user.truth("current_user"))
                .unknownFields(user.unknownFields())
                .build();
    }

    private static Optional<Level> level(Members user) {
        return user.object("level").map(level -> new Level(level.text("image"), level.unknownFields()));
    }
}
