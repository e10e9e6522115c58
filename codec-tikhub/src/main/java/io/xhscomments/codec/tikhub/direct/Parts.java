package io.xhscomments.codec.tikhub.direct;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What may hang on a comment. */
final class Parts {
    private static final Names OF_TAG = Names.of("type", "text", "style_id", "pos");
    private static final Names OF_PICTURE = Names.of("url", "origin_url", "width", "height", "file_id");
    private static final Names OF_HASH_TAG = Names.of("name", "link", "type");
    private static final Names OF_TARGET = Names.of("id", "status", "user");
    private static final Names OF_LABEL = Names.of("product_review", "group_invite", "rich_text");

    private Parts() {}

    /** Or null for an empty text. */
    static @Nullable Tag tag(Answer in) {
        if (in.next() == '"') {
            return in.optionalText().map(Tag::of).orElse(null);
        }
        String type = null;
        Optional<String> text = Optional.empty();
        Optional<String> styleId = Optional.empty();
        Optional<String> position = Optional.empty();
        boolean others = false;

        int start = in.start();
        for (int member = in.first(OF_TAG); member != Answer.END; member = in.next(OF_TAG)) {
            switch (member) {
                case 0 -> type = in.text();
                case 1 -> text = in.optionalText();
                case 2 -> styleId = in.optionalText();
                case 3 -> position = in.optionalText();
                default -> {
                    others = true;
                    in.skip();
                }
            }
        }
        if (type == null || type.isEmpty()) {
            throw GiveUp.now();
        }
        return new Tag(type, text, styleId, position, Unmodelled.members(others, OF_TAG, in, start));
    }

    /** The tags of the richer list, then those of the other that are not among them. */
    static List<Tag> merged(List<Tag> rich, List<Tag> plain) {
        if (plain.isEmpty()) {
            return rich;
        }
        List<Tag> merged = new ArrayList<>(rich);
        for (Tag tag : plain) {
            if (rich.stream().noneMatch(other -> other.type().equals(tag.type()))) {
                merged.add(tag);
            }
        }
        return merged;
    }

    static Picture picture(Answer in) {
        Optional<String> url = Optional.empty();
        Optional<String> originUrl = Optional.empty();
        OptionalInt width = OptionalInt.empty();
        OptionalInt height = OptionalInt.empty();
        Optional<String> fileId = Optional.empty();
        boolean others = false;

        int start = in.start();
        for (int member = in.first(OF_PICTURE); member != Answer.END; member = in.next(OF_PICTURE)) {
            switch (member) {
                case 0 -> url = in.optionalText();
                case 1 -> originUrl = in.optionalText();
                case 2 -> width = in.optionalInt();
                case 3 -> height = in.optionalInt();
                case 4 -> fileId = in.optionalText();
                default -> {
                    others = true;
                    in.skip();
                }
            }
        }
        return new Picture(url, originUrl, width, height, fileId, Unmodelled.members(others, OF_PICTURE, in, start));
    }

    static HashTag hashTag(Answer in) {
        String name = null;
        Optional<String> link = Optional.empty();
        Optional<String> type = Optional.empty();
        boolean others = false;

        int start = in.start();
        for (int member = in.first(OF_HASH_TAG); member != Answer.END; member = in.next(OF_HASH_TAG)) {
            switch (member) {
                case 0 -> name = in.text();
                case 1 -> link = in.optionalText();
                case 2 -> type = in.textOrNumber();
                default -> {
                    others = true;
                    in.skip();
                }
            }
        }
        return new HashTag(GiveUp.ifMissing(name), link, type, Unmodelled.members(others, OF_HASH_TAG, in, start));
    }

    static Optional<ReplyTarget> target(Answer in) {
        if (in.isNull()) {
            return Optional.empty();
        }
        CommentId id = null;
        OptionalInt status = OptionalInt.empty();
        Author author = null;
        boolean others = false;

        int start = in.start();
        for (int member = in.first(OF_TARGET); member != Answer.END; member = in.next(OF_TARGET)) {
            switch (member) {
                case 0 -> id = in.commentId();
                case 1 -> status = in.optionalInt();
                case 2 -> author = Users.author(in);
                default -> {
                    others = true;
                    in.skip();
                }
            }
        }
        return Optional.of(new ReplyTarget(
                GiveUp.ifMissing(id),
                status,
                Optional.ofNullable(author),
                Unmodelled.members(others, OF_TARGET, in, start)));
    }

    static BusinessLabel label(Answer in) {
        if (in.isNull()) {
            return BusinessLabel.UNKNOWN;
        }
        int truths = Flags.NONE;
        boolean others = false;

        int start = in.start();
        for (int member = in.first(OF_LABEL); member != Answer.END; member = in.next(OF_LABEL)) {
            switch (member) {
                case 0, 1, 2 -> truths = Flags.with(in.truth(), member, truths);
                default -> {
                    others = true;
                    in.skip();
                }
            }
        }
        return others ? Flags.label(truths, Unmodelled.members(true, OF_LABEL, in, start)) : Flags.label(truths);
    }
}
