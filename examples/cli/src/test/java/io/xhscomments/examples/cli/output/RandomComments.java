package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Random comments, the same for the same seed: each field is sometimes missing, and texts are awkward. */
final class RandomComments {
    private static final String[] PIECES = {
        "笑死", "[doge]", "a", " ", "\n", "=1", "\"", "\\", "😀", "é", ",", "\t", "#话题[话题]#", "</script>", "x0041_", "\u202e", "0", "-"
    };

    private final Random random;

    private RandomComments(long seed) {
        this.random = new Random(seed);
    }

    static List<Comment> of(long seed, int number) {
        RandomComments comments = new RandomComments(seed);
        List<Comment> made = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            made.add(comments.comment());
        }
        return made;
    }

    private Comment comment() {
        Comment.Builder comment = Comment.builder(id(), NoteId.of(hex(24))).author(author());
        text().ifPresent(comment::content);
        maybe(() -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)))
                .ifPresent(comment::createdAt);
        maybe(this::id).ifPresent(comment::rootId);
        maybe(this::replyTarget).ifPresent(comment::replyTo);
        number().ifPresent(comment::likeCount);
        number().ifPresent(comment::replyCount);
        text().ifPresent(comment::location);
        integer().ifPresent(comment::status);
        number().ifPresent(comment::score);
        maybe(() -> Cursor.of("{\"cursor\":\"" + hex(8) + "\"}")).ifPresent(comment::repliesCursor);
        return comment.tags(list(this::tag))
                .pictures(list(() ->
                        new Picture(text(), text(), integer(), integer(), text(), unknownFields())))
                .mentions(list(() -> new Mention(maybe(() -> UserId.of(hex(9))), text(), unknownFields())))
                .hashTags(list(() -> new HashTag(text().orElse(""), text(), text(), unknownFields())))
                .flags(new CommentFlags(truth(), truth(), truth(), truth(), truth(), truth()))
                .businessLabel(new BusinessLabel(truth(), truth(), truth(), unknownFields()))
                .hints(new DisplayHints(integer(), text(), integer(), integer(), text(), text(), text()))
                .unknownFields(unknownFields())
                .build();
    }

    private Author author() {
        return Author.builder()
                .id(maybe(() -> UserId.of(hex(9))).orElse(null))
                .nickname(text().orElse(null))
                .redId(text().orElse(null))
                .avatarUrl(text().orElse(null))
                .level(maybe(() -> new Level(text(), unknownFields())).orElse(null))
                .additionalTags(unknownFields())
                .aiAgent(truth())
                .currentUser(truth())
                .unknownFields(unknownFields())
                .build();
    }

    private ReplyTarget replyTarget() {
        return new ReplyTarget(id(), integer(), maybe(this::author), unknownFields());
    }

    private Tag tag() {
        String type = text().orElse("user_top");
        return random.nextBoolean() ? Tag.of(type) : new Tag(type, text(), text(), text(), unknownFields());
    }

    private CommentId id() {
        return CommentId.of("66" + hex(22));
    }

    private String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            hex.append(HexFormat.of().toHexDigits(random.nextInt(), 1));
        }
        return hex.toString();
    }

    private Optional<String> text() {
        return maybe(() -> {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            return text.toString();
        });
    }

    private OptionalLong number() {
        return random.nextBoolean() ? OptionalLong.of(random.nextLong() >> random.nextInt(64)) : OptionalLong.empty();
    }

    private OptionalInt integer() {
        return random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty();
    }

    private TriState truth() {
        return TriState.values()[random.nextInt(TriState.values().length)];
    }

    private UnknownFields unknownFields() {
        if (random.nextInt(4) > 0) {
            return UnknownFields.none();
        }
        Map<String, String> jsonByName = new LinkedHashMap<>();
        for (int members = 1 + random.nextInt(3); members > 0; members--) {
            jsonByName.put("new_" + hex(2), random.nextBoolean() ? "{\"n\":[1, true]}" : "\"" + hex(3) + "\"");
        }
        jsonByName.put("like_count", "\"1." + random.nextInt(10) + "万\"");
        return UnknownFields.of(jsonByName);
    }

    private <E> List<E> list(Supplier<E> element) {
        List<E> elements = new ArrayList<>();
        for (int size = random.nextInt(3); size > 0; size--) {
            elements.add(element.get());
        }
        return elements;
    }

    private <V> Optional<V> maybe(Supplier<V> value) {
        return random.nextInt(3) > 0 ? Optional.of(value.get()) : Optional.empty();
    }
}
