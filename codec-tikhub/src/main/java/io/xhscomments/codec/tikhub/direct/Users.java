package io.xhscomments.codec.tikhub.direct;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote a comment, and who is mentioned in one. */
final class Users {
    private static final Names OF_AUTHOR =
            Names.of("userid", "nickname", "red_id", "images", "level", "additional_tags", "ai_agent", "current_user");
    private static final Names OF_LEVEL = Names.of("image");
    private static final Names OF_MENTION = Names.of("userid", "user_id", "nickname");

    private static final byte[] NO_BADGE = "{\"image\":\"\"}".getBytes(StandardCharsets.US_ASCII);
    private static final Optional<Level> EMPTY_LEVEL = Optional.of(new Level(Optional.empty(), RawMembers.none()));

    private Users() {}

    /** Or null for null. */
    static @Nullable Author author(Answer in) {
        if (in.isNull()) {
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

        int start = in.start();
        for (int member = in.first(OF_AUTHOR); member != Answer.END; member = in.next(OF_AUTHOR)) {
            switch (member) {
                case 0 -> id = in.userId();
                case 1 -> nickname = in.optionalText();
                case 2 -> redId = in.optionalText();
                case 3 -> avatar = in.optionalText();
                case 4 -> level = level(in);
                case 5 -> additionalTags = in.open();
                case 6 -> aiAgent = in.truth();
                case 7 -> currentUser = in.truth();
                default -> {
                    others = true;
                    in.skip();
                }
            }
        }
        return new Author(
                Optional.of(GiveUp.ifMissing(id)),
                nickname,
                redId,
                avatar,
                level,
                additionalTags,
                aiAgent,
                currentUser,
                Unmodelled.members(others, OF_AUTHOR, in, start));
    }

    private static Optional<Level> level(Answer in) {
        if (in.isNext(NO_BADGE)) {
            return EMPTY_LEVEL;
        }
        if (in.isNull()) {
            return Optional.empty();
        }
        Optional<String> image = Optional.empty();
        boolean others = false;

        int start = in.start();
        for (int member = in.first(OF_LEVEL); member != Answer.END; member = in.next(OF_LEVEL)) {
            if (member == 0) {
                image = in.optionalText();
            } else {
                others = true;
                in.skip();
            }
        }
        return image.isEmpty() && !others
                ? EMPTY_LEVEL
                : Optional.of(new Level(image, Unmodelled.members(others, OF_LEVEL, in, start)));
    }

    static Mention mention(Answer in) {
        Optional<UserId> userid = Optional.empty();
        Optional<UserId> userId = Optional.empty();
        Optional<String> nickname = Optional.empty();
        boolean others = false;

        int start = in.start();
        for (int member = in.first(OF_MENTION); member != Answer.END; member = in.next(OF_MENTION)) {
            switch (member) {
                case 0 -> userid = in.optionalUserId();
                case 1 -> userId = in.optionalUserId();
                case 2 -> nickname = in.optionalText();
                default -> {
                    others = true;
                    in.skip();
                }
            }
        }
        return new Mention(
                userid.isPresent() ? userid : userId, nickname, Unmodelled.members(others, OF_MENTION, in, start));
    }
}
