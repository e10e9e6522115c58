package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Level;
import java.util.Optional;

/** Reads who wrote a comment ({@code user}). */
final class AuthorReader {
    private AuthorReader() {}

    static Author read(Members user) {
        return new Author(
                user.required("userid", user.userId("userid")),
                user.text("nickname"),
                user.text("red_id"),
                user.text("images"),
                level(user),
                user.rawObject("additional_tags"),
                user.truth("ai_agent"),
                user.truth("current_user"),
                user.unknownFields());
    }

    private static Optional<Level> level(Members user) {
        return user.object("level").map(level -> new Level(level.text("image"), level.unknownFields()));
    }
}
