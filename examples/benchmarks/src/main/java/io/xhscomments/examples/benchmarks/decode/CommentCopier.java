package io.xhscomments.examples.benchmarks.decode;

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
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Copies the comments for {@link Copier}. The note's id and small numbers are shared, as in a decoder. */
final class CommentCopier {
    private static final int SMALL = 256;

    private final UnaryOperator<String> text;

    CommentCopier(UnaryOperator<String> text) {
        this.text = text;
    }

    Comment copy(Comment of, Optional<CommentId> root) {
        CommentId id = copy(of.id());
        return Comment.builder(id, of.noteId())
                .rootId(root.orElse(null))
                .replyTo(of.replyTo().map(this::target).orElse(null))
                .author(author(of.author()))
                .createdAt(of.createdAt()
                        .map(time -> Instant.ofEpochSecond(time.getEpochSecond()))
                        .orElse(null))
                .content(of.content().map(text).orElse(null))
                .likeCount(number(of.likeCount()))
                .replyCount(number(of.replyCount()))
                .tags(list(of.tags(), this::tag))
                .pictures(list(of.pictures(), this::picture))
                .mentions(list(of.mentions(), this::mention))
                .hashTags(list(of.hashTags(), this::topic))
                .location(of.location().map(text).orElse(null))
                .status(number(of.status()))
                .score(number(of.score()))
                .replies(list(of.replies(), reply -> copy(reply, root.isPresent() ? root : Optional.of(id))))
                .repliesCursor(of.repliesCursor()
                        .map(cursor -> Cursor.of(text.apply(cursor.value())))
                        .orElse(null))
                .flags(flags(of.flags()))
                .businessLabel(label(of.businessLabel()))
                .hints(hints(of.hints()))
                .build();
    }

    private static CommentId copy(CommentId of) {
        return CommentId.of(of.value());
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
        return Author.builder()
                .id(of.id().map(id -> UserId.of(text.apply(id.value()))).orElse(null))
                .nickname(of.nickname().map(text).orElse(null))
                .redId(of.redId().map(text).orElse(null))
                .avatarUrl(of.avatarUrl().map(text).orElse(null))
                .level(of.level().map(this::level).orElse(null))
                .aiAgent(of.aiAgent())
                .currentUser(of.currentUser())
                .build();
    }

    private Level level(Level of) {
        return of.image().isEmpty() ? of : new Level(of.image().map(text), UnknownFields.none());
    }

    private ReplyTarget target(ReplyTarget of) {
        return new ReplyTarget(copy(of.id()), number(of.status()), of.author().map(this::author), UnknownFields.none());
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
