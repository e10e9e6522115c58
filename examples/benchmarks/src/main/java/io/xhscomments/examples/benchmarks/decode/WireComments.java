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
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.Tag;
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
                .likeCount(Told.number(wire.like_count()))
                .replyCount(Told.number(wire.sub_comment_count()))
                .tags(tags(wire))
                .pictures(list(
                        wire.pictures(),
                        picture -> new Picture(
                                Told.text(picture.url()),
                                Told.text(picture.origin_url()),
                                Told.number(picture.width()),
                                Told.number(picture.height()),
                                Told.text(picture.file_id()),
                                UnknownFields.none())))
                .mentions(list(
                        wire.at_users(),
                        user -> new Mention(
                                Told.text(user.userid() == null ? user.user_id() : user.userid())
                                        .map(UserId::of),
                                Told.text(user.nickname()),
                                UnknownFields.none())))
                .hashTags(list(
                        wire.hash_tags(),
                        topic -> new HashTag(
                                topic.name(), Told.text(topic.link()), Told.text(topic.type()), UnknownFields.none())))
                .location(Told.text(wire.ip_location()).orElse(null))
                .status(Told.number(wire.status()))
                .score(Told.number(wire.score()))
                .replies(list(wire.sub_comments(), reply -> comment(reply, below)))
                .repliesCursor(Told.text(wire.sub_comment_cursor()).map(Cursor::of).orElse(null))
                .flags(new CommentFlags(
                        Told.truth(wire.liked()),
                        Told.truth(wire.downvoted()),
                        Told.truth(wire.collected()),
                        Told.truth(wire.hidden()),
                        Told.truth(wire.invalid()),
                        Told.truth(wire.relatable_to_note())))
                .businessLabel(label(wire.biz_label()))
                .hints(hints(wire))
                .build();
    }

    private static DisplayHints hints(WireComment wire) {
        Integer source = wire.media_source_type();
        return new DisplayHints(
                Told.number(wire.comment_type()),
                Told.text(wire.show_type()),
                Told.number(wire.share_strategy()),
                Told.number(wire.translation_strategy()),
                Told.text(wire.track_id()),
                Told.text(wire.friend_liked_msg()),
                source == null ? Optional.empty() : Optional.of(source.toString()));
    }

    private static Author author(WireUser wire) {
        return Author.builder()
                .id(UserId.of(wire.userid()))
                .nickname(Told.text(wire.nickname()).orElse(null))
                .redId(Told.text(wire.red_id()).orElse(null))
                .avatarUrl(Told.text(wire.images()).orElse(null))
                .level(wire.level() == null ? null : new Level(Told.text(wire.level().image()), UnknownFields.none()))
                .aiAgent(Told.truth(wire.ai_agent()))
                .currentUser(Told.truth(wire.current_user()))
                .build();
    }

    private static BusinessLabel label(@Nullable WireLabel wire) {
        return wire == null
                ? BusinessLabel.UNKNOWN
                : new BusinessLabel(
                        Told.truth(wire.product_review()),
                        Told.truth(wire.group_invite()),
                        Told.truth(wire.rich_text()),
                        UnknownFields.none());
    }

    private static List<Tag> tags(WireComment wire) {
        List<Tag> tags = list(wire.show_tags_v2(), WireComments::tag);
        for (String plain : Told.list(wire.show_tags())) {
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
                Told.text(wire.text()),
                Told.text(wire.style_id()),
                Told.text(wire.pos()),
                UnknownFields.none());
    }

    private static @Nullable ReplyTarget target(@Nullable WireTarget wire) {
        return wire == null
                ? null
                : new ReplyTarget(
                        CommentId.of(wire.id()),
                        Told.number(wire.status()),
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
