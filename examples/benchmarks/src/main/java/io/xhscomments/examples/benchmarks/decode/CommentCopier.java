package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Copies the comments for {@link Copier}. Values that a decoder can share, such as the note's id and small numbers, are
 * shared.
 */
final class CommentCopier {
    private static final int SMALL = 256;

    private final UnaryOperator<String> text;

    CommentCopier(UnaryOperator<String> text) {
        this.text = text;
    }

    Comment copy(Comment of, Optional<CommentId> root) {
        CommentId id = copy(of.id());
        return new Comment(
                id,
                of.noteId(),
                root,
                of.replyTo().map(this::target),
                author(of.author()),
                of.createdAt().map(time -> Instant.ofEpochSecond(time.getEpochSecond())),
                of.content().map(text),
                number(of.likeCount()),
                number(of.replyCount()),
                list(of.tags(), this::tag),
                list(of.pictures(), this::picture),
                list(of.mentions(), this::mention),
                list(of.hashTags(), this::topic),
                of.location().map(text),
                number(of.status()),
                number(of.score()),
                list(of.replies(), reply -> copy(reply, root.isPresent() ? root : Optional.of(id))),
                of.repliesCursor().map(cursor -> Cursor.of(text.apply(cursor.value()))),
                flags(of.flags()),
                label(of.businessLabel()),
                hints(of.hints()),
                UnknownFields.none());
    }

    private static CommentId copy(CommentId of) {
        return new CommentId(of.time(), of.rest());
    }

    private static CommentFlags flags(CommentFlags of) {
        return new CommentFlags(
                of.liked(), of.downvoted(), of.collected(), of.hidden(), of.invalid(), of.relatableToNote());
    }

    private static BusinessLabel label(BusinessLabel of) {
        return new BusinessLabel(of.productReview(), of.groupInvite(), of.richText(), UnknownFields.none());
    }

    private DisplayHints hints(DisplayHints of) {
        return new DisplayHints(
                number(of.commentType()),
                of.showType(),
                number(of.shareStrategy()),
                number(of.translationStrategy()),
                of.trackId(),
                of.friendLikedMessage().map(text),
                of.mediaSourceType().map(text));
    }

    private Author author(Author of) {
        return new Author(
                of.id().map(id -> UserId.of(text.apply(id.value()))),
                of.nickname().map(text),
                of.redId().map(text),
                of.avatarUrl().map(text),
                of.level().map(this::level),
                UnknownFields.none(),
                of.aiAgent(),
                of.currentUser(),
                UnknownFields.none());
    }

    private Level level(Level of) {
        return of.image().isEmpty() ? of : new Level(of.image().map(text), UnknownFields.none());
    }

    private ReplyTarget target(ReplyTarget of) {
        return new ReplyTarget(
                copy(of.id()),
                number(of.status()),
                of.author().map(this::author),
                UnknownFields.none());
    }

    private Tag tag(Tag of) {
        return new Tag(
                text.apply(of.type()),
                of.text().map(text),
                of.styleId().map(text),
                of.position().map(text),
                UnknownFields.none());
    }

    private Picture picture(Picture of) {
        return new Picture(
                of.url().map(text),
                of.originUrl().map(text),
                number(of.width()),
                number(of.height()),
                of.fileId().map(text),
                UnknownFields.none());
    }

    private Mention mention(Mention of) {
        return new Mention(
                of.userId().map(id -> UserId.of(text.apply(id.value()))),
                of.nickname().map(text),
                UnknownFields.none());
    }

    private HashTag topic(HashTag of) {
        return new HashTag(text.apply(of.name()), of.link().map(text), of.type().map(text), UnknownFields.none());
    }

    static OptionalLong number(OptionalLong of) {
        return of.orElse(0) < SMALL ? of : OptionalLong.of(of.getAsLong());
    }

    private static OptionalInt number(OptionalInt of) {
        return of.orElse(0) < SMALL ? of : OptionalInt.of(of.getAsInt());
    }

    @SuppressWarnings("unchecked")
    static <E> List<E> list(List<E> of, Function<E, E> element) {
        if (of.isEmpty()) {
            return List.of();
        }
        Object[] made = new Object[of.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = element.apply(of.get(i));
        }
        return (List<E>) List.of(made);
    }
}
