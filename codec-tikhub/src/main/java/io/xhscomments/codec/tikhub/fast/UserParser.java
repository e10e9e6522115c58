package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads authors and mentioned users. */
final class UserParser {
    private static final FieldNameTable OF_AUTHOR = FieldNameTable.of(
            FieldNames.USERID,
            FieldNames.NICKNAME,
            FieldNames.RED_ID,
            FieldNames.IMAGES,
            FieldNames.LEVEL,
            FieldNames.ADDITIONAL_TAGS,
            FieldNames.AI_AGENT,
            FieldNames.CURRENT_USER);
    private static final FieldNameTable OF_LEVEL = FieldNameTable.of(FieldNames.IMAGE);
    private static final FieldNameTable OF_MENTION =
            FieldNameTable.of(FieldNames.USERID, FieldNames.USER_ID, FieldNames.NICKNAME);

    private static final byte[] NO_BADGE = "{\"image\":\"\"}".getBytes(StandardCharsets.US_ASCII);
    private static final Level EMPTY_LEVEL = new Level(Optional.empty(), UnknownFields.none());

    private UserParser() {}

    /** Null for a JSON null. */
    static @Nullable Author author(FastJsonReader in) {
        if (in.isNull()) {
            return null;
        }
        UserId id = null;
        String nickname = null;
        String redId = null;
        String avatar = null;
        Level level = null;
        UnknownFields additionalTags = UnknownFields.none();
        TriState aiAgent = TriState.UNKNOWN;
        TriState currentUser = TriState.UNKNOWN;
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_AUTHOR); member != FastJsonReader.END; member = in.next(OF_AUTHOR)) {
            switch (member) {
                case 0 -> id = in.userId();
                case 1 -> nickname = in.nonEmptyText();
                case 2 -> redId = in.nonEmptyText();
                case 3 -> avatar = in.nonEmptyText();
                case 4 -> level = level(in);
                case 5 -> additionalTags = in.open();
                case 6 -> aiAgent = in.truth();
                case 7 -> currentUser = in.truth();
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        return Author.builder()
                .id(UnsupportedJsonException.requirePresent(id))
                .nickname(nickname)
                .redId(redId)
                .avatarUrl(avatar)
                .level(level)
                .additionalTags(additionalTags)
                .aiAgent(aiAgent)
                .currentUser(currentUser)
                .unknownFields(LazyUnknownFields.of(unknownFields, OF_AUTHOR, in, start))
                .build();
    }

    private static @Nullable Level level(FastJsonReader in) {
        if (in.isNext(NO_BADGE)) {
            return EMPTY_LEVEL;
        }
        if (in.isNull()) {
            return null;
        }
        Optional<String> image = Optional.empty();
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_LEVEL); member != FastJsonReader.END; member = in.next(OF_LEVEL)) {
            if (member == 0) {
                image = in.optionalText();
            } else {
                unknownFields = true;
                in.skip();
            }
        }
        return image.isEmpty() && !unknownFields
                ? EMPTY_LEVEL
                : new Level(image, LazyUnknownFields.of(unknownFields, OF_LEVEL, in, start));
    }

    static Mention mention(FastJsonReader in) {
        Optional<UserId> userid = Optional.empty();
        Optional<UserId> userId = Optional.empty();
        Optional<String> nickname = Optional.empty();
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_MENTION); member != FastJsonReader.END; member = in.next(OF_MENTION)) {
            switch (member) {
                case 0 -> userid = in.optionalUserId();
                case 1 -> userId = in.optionalUserId();
                case 2 -> nickname = in.optionalText();
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        return new Mention(
                userid.isPresent() ? userid : userId,
                nickname,
                LazyUnknownFields.of(unknownFields, OF_MENTION, in, start));
    }
}
