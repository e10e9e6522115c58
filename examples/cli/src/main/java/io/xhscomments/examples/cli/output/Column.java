package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UserId;
import io.xhscomments.examples.cli.report.CountText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of the flat formats. Lists are joined with spaces; what they lose by that, and whatever else does not fit
 * into a cell, stands as JSON in the last column, so that a row holds all that is known of its comment.
 *
 * @param name as in the other formats, where they have it
 * @param value a {@link String}, {@link Long}, {@link Boolean} or {@link Instant}, or empty for what was not told
 */
record Column(String name, Function<Comment, Optional<?>> value) {
    /** In their order. New ones come right before the last, so that all others stay where people know them. */
    static final List<Column> ALL = List.of(
            text("id", comment -> comment.id().value()),
            text("noteId", comment -> comment.noteId().value()),
            new Column("rootId", comment -> comment.rootId().map(CommentId::value)),
            new Column("parentId", comment -> comment.parentId().map(CommentId::value)),
            new Column("createdAt", Comment::createdAt),
            new Column("authorId", comment -> comment.author().id().map(UserId::value)),
            new Column("authorNickname", comment -> comment.author().nickname()),
            new Column("authorRedId", comment -> comment.author().redId()),
            new Column("authorAvatarUrl", comment -> comment.author().avatarUrl()),
            new Column("content", Comment::content),
            count("likeCount", CountText.LIKES),
            count("replyCount", CountText.REPLIES),
            joined("tags", Comment::tags, tag -> Optional.of(tag.type())),
            new Column("ipLocation", Comment::location),
            joined("pictures", Comment::pictures, Picture::url),
            whole("status", Comment::status),
            number("score", Comment::score),
            joined("mentions", Comment::mentions, Mention::nickname),
            joined("hashTags", Comment::hashTags, tag -> Optional.of(tag.name())),
            truth("authorAiAgent", comment -> comment.author().aiAgent()),
            truth("authorCurrentUser", comment -> comment.author().currentUser()),
            truth("liked", comment -> comment.flags().liked()),
            truth("downvoted", comment -> comment.flags().downvoted()),
            truth("collected", comment -> comment.flags().collected()),
            truth("hidden", comment -> comment.flags().hidden()),
            truth("invalid", comment -> comment.flags().invalid()),
            truth("relatableToNote", comment -> comment.flags().relatableToNote()),
            truth("productReview", comment -> comment.businessLabel().productReview()),
            truth("groupInvite", comment -> comment.businessLabel().groupInvite()),
            truth("richText", comment -> comment.businessLabel().richText()),
            whole("commentType", comment -> comment.hints().commentType()),
            new Column("showType", comment -> comment.hints().showType()),
            whole("shareStrategy", comment -> comment.hints().shareStrategy()),
            whole("translationStrategy", comment -> comment.hints().translationStrategy()),
            new Column("trackId", comment -> comment.hints().trackId()),
            new Column("friendLikedMessage", comment -> comment.hints().friendLikedMessage()),
            new Column("mediaSourceType", comment -> comment.hints().mediaSourceType()),
            new Column("repliesCursor", comment -> comment.repliesCursor().map(cursor -> cursor.value())),
            new Column("more", Column::more));

    private static Column text(String name, Function<Comment, String> value) {
        return new Column(name, comment -> Optional.of(value.apply(comment)));
    }

    private static Column number(String name, Function<Comment, OptionalLong> value) {
        return new Column(name, comment -> {
            OptionalLong number = value.apply(comment);
            return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
        });
    }

    /** A number, or the text in its place: what was rounded is no number. */
    private static Column count(String name, CountText count) {
        return new Column(name, comment -> {
            OptionalLong number = count.number(comment);
            return number.isPresent() ? Optional.of(number.getAsLong()) : count.text(comment);
        });
    }

    private static Column whole(String name, Function<Comment, OptionalInt> value) {
        return new Column(name, comment -> {
            OptionalInt number = value.apply(comment);
            return number.isPresent() ? Optional.of((long) number.getAsInt()) : Optional.empty();
        });
    }

    private static Column truth(String name, Function<Comment, TriState> value) {
        return new Column(name, comment -> value.apply(comment).asBoolean());
    }

    private static <T> Column joined(String name, Function<Comment, List<T>> list, Function<T, Optional<String>> word) {
        return new Column(
                name,
                comment -> Optional.of(list.apply(comment).stream()
                                .map(word)
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" ")))
                        .filter(words -> !words.isEmpty()));
    }

    private static Optional<String> more(Comment comment) {
        try {
            return Optional.of(CommentJson.more(comment)).filter(json -> !json.equals("{}"));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
