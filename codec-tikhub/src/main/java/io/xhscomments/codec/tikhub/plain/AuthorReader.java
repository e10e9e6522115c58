package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Level;
import java.util.Optional;

/** Reads the author of a comment ({@code user}). */
final class AuthorReader {
    private AuthorReader() {}

    static Author read(Members user) {
        return Author.builder()
                .id(user.required(FieldNames.USERID, user.userId(FieldNames.USERID))
                        .orElse(null))
                .nickname(user.text(FieldNames.NICKNAME).orElse(null))
                .redId(user.text(FieldNames.RED_ID).orElse(null))
                .avatarUrl(user.text(FieldNames.IMAGES).orElse(null))
                .level(level(user).orElse(null))
                .additionalTags(user.rawObject(FieldNames.ADDITIONAL_TAGS))
                .aiAgent(user.truth(FieldNames.AI_AGENT))
                .currentUser(user.truth(FieldNames.CURRENT_USER))
                .unknownFields(user.unknownFields())
                .build();
    }

    private static Optional<Level> level(Members user) {
        return user.object(FieldNames.LEVEL)
                .map(level -> new Level(level.text(FieldNames.IMAGE), level.unknownFields()));
    }
}
