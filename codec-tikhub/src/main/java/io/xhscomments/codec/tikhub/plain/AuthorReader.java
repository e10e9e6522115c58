package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Level;
import java.util.Optional;

/** Reads the author of a comment ({@code user}). */
final class AuthorReader {
    private AuthorReader() {}

    static Author read(Members user) {
        return new Author(
                user.required(FieldNames.USERID, user.userId(FieldNames.USERID)),
                user.text(FieldNames.NICKNAME),
                user.text(FieldNames.RED_ID),
                user.text(FieldNames.IMAGES),
                level(user),
                user.rawObject(FieldNames.ADDITIONAL_TAGS),
                user.truth(FieldNames.AI_AGENT),
                user.truth(FieldNames.CURRENT_USER),
                user.unknownFields());
    }

    private static Optional<Level> level(Members user) {
        return user.object(FieldNames.LEVEL)
                .map(level -> new Level(level.text(FieldNames.IMAGE), level.unknownFields()));
    }
}
