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
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import io.xhscomments.examples.benchmarks.decode.wire.WireComment;
import io.xhscomments.examples.benchmarks.decode.wire.WireLabel;
import io.xhscomments.examples.benchmarks.decode.wire.WireTag;
import io.xhscomments.examples.benchmarks.decode.wire.WireTarget;
import io.xhscomments.examples.benchmarks.decode.wire.WireUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The comments of {@link WirePages}. */
final class WireComments {
    private final NoteId note;

    WireComments(NoteId note) {
        this.note = note;
    }

    Comment comment(WireComment wire, Optional<CommentId> root) {
        CommentId id = CommentId.of(wire.id());
        Optional<CommentId> below = root.isPresent() ? root : Optional.of(id);
        return Comment.builder(id, note.value().equals(wire.note_id()) ? note : NoteId.of(wire.note_id()))
                .rootId(root.orElse(null))
                .replyTo(target(wire.target_comment()))
                .author(author(wire.user()))
                .createdAt(Instant.ofEpochSecond(wire.time()))
                .content(wire.content())
                .likeCount(AbsentValues.number(wire.like_count()))
                .replyCount(AbsentValues.number(wire.sub_comment_count()))
                .tags(tags(wire))
                .pictures(list(
                        wire.pictures(),
                        picture -> new Picture(
                                AbsentValues.text(picture.url()),
                                AbsentValues.text(picture.origin_url()),
                                AbsentValues.number(picture.width()),
                                AbsentValues.number(picture.height()),
                                AbsentValues.text(picture.file_id()),
                                UnknownFields.none())))
                .mentions(list(
                        wire.at_users(),
                        user -> new Mention(
                                AbsentValues.text(user.userid() == null ? user.user_id() : user.userid())
                                        .map(UserId::of),
                                AbsentValues.text(user.nickname()),
                                UnknownFields.none())))
                .hashTags(list(
                        wire.hash_tags(),
                        topic -> new HashTag(
                                topic.name(),
                                AbsentValues.text(topic.link()),
                                AbsentValues.text(topic.type()),
                                UnknownFields.none())))
                .location(AbsentValues.text(wire.ip_location()).orElse(null))
                .status(AbsentValues.number(wire.status()))
                .score(AbsentValues.number(wire.score()))
                .replies(list(wire.sub_comments(), reply -> comment(reply, below)))
                .repliesCursor(AbsentValues.text(wire.sub_comment_cursor())
                        .map(Cursor::of)
                        .orElse(null))
                .flags(new CommentFlags(
                        AbsentValues.truth(wire.liked()),
                        AbsentValues.truth(wire.downvoted()),
                        AbsentValues.truth(wire.collected()),
                        AbsentValues.truth(wire.hidden()),
                        AbsentValues.truth(wire.invalid()),
                        AbsentValues.truth(wire.relatable_to_note())))
                .businessLabel(label(wire.biz_label()))
                .hints(hints(wire))
                .build();
    }

    private static DisplayHints hints(WireComment wire) {
        Integer source = wire.media_source_type();
        return new DisplayHints(
                AbsentValues.number(wire.comment_type()),
                AbsentValues.text(wire.show_type()),
                AbsentValues.number(wire.share_strategy()),
                AbsentValues.number(wire.translation_strategy()),
                AbsentValues.text(wire.track_id()),
                AbsentValues.text(wire.friend_liked_msg()),
                source == null ? Optional.empty() : Optional.of(source.toString()));
    }

    private static Author author(WireUser wire) {
        return Author.builder()
                .id(UserId.of(wire.userid()))
                .nickname(AbsentValues.text(wire.nickname()).orElse(null))
                .redId(AbsentValues.text(wire.red_id()).orElse(null))
                .avatarUrl(AbsentValues.text(wire.images()).orElse(null))
                .level(
                        wire.level() == null
                                ? null
                                : new Level(AbsentValues.text(wire.level().image()), UnknownFields.none()))
                .aiAgent(AbsentValues.truth(wire.ai_agent()))
                .currentUser(AbsentValues.truth(wire.current_user()))
                .build();
    }

    private static BusinessLabel label(@Nullable WireLabel wire) {
        return wire == null
                ? BusinessLabel.UNKNOWN
                : new BusinessLabel(
                        AbsentValues.truth(wire.product_review()),
                        AbsentValues.truth(wire.group_invite()),
                        AbsentValues.truth(wire.rich_text()),
                        UnknownFields.none());
    }

    private static List<Tag> tags(WireComment wire) {
        List<Tag> tags = list(wire.show_tags_v2(), WireComments::tag);
        for (String plain : AbsentValues.list(wire.show_tags())) {
            if (tags.stream().noneMatch(tag -> tag.type().equals(plain))) {
                tags = new ArrayList<>(tags);
                tags.add(Tag.of(plain));
            }
        }
        return tags;
    }

    private static Tag tag(WireTag wire) {
        return new Tag(
                wire.type(),
                AbsentValues.text(wire.text()),
                AbsentValues.text(wire.style_id()),
                AbsentValues.text(wire.pos()),
                UnknownFields.none());
    }

    private static @Nullable ReplyTarget target(@Nullable WireTarget wire) {
        return wire == null
                ? null
                : new ReplyTarget(
                        CommentId.of(wire.id()),
                        AbsentValues.number(wire.status()),
                        Optional.of(author(wire.user())),
                        UnknownFields.none());
    }

    private static <W, E> List<E> list(@Nullable List<W> wire, Function<W, E> element) {
        if (wire == null || wire.isEmpty()) {
            return List.of();
        }
        List<E> made = new ArrayList<>(wire.size());
        wire.forEach(each -> made.add(element.apply(each)));
        return made;
    }
}
