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
        return new Comment(
                id,
                note.value().equals(wire.note_id()) ? note : NoteId.of(wire.note_id()),
                root,
                Optional.ofNullable(target(wire.target_comment())),
                author(wire.user()),
                Optional.of(Instant.ofEpochSecond(wire.time())),
                Optional.of(wire.content()),
                AbsentValues.number(wire.like_count()),
                AbsentValues.number(wire.sub_comment_count()),
                tags(wire),
                list(
                        wire.pictures(),
                        picture -> new Picture(
                                AbsentValues.text(picture.url()),
                                AbsentValues.text(picture.origin_url()),
                                AbsentValues.number(picture.width()),
                                AbsentValues.number(picture.height()),
                                AbsentValues.text(picture.file_id()),
                                UnknownFields.none())),
                list(
                        wire.at_users(),
                        user -> new Mention(
                                AbsentValues.text(user.userid() == null ? user.user_id() : user.userid())
                                        .map(UserId::of),
                                AbsentValues.text(user.nickname()),
                                UnknownFields.none())),
                list(
                        wire.hash_tags(),
                        topic -> new HashTag(
                                topic.name(), AbsentValues.text(topic.link()), AbsentValues.text(topic.type()), UnknownFields.none())),
                AbsentValues.text(wire.ip_location()),
                AbsentValues.number(wire.status()),
                AbsentValues.number(wire.score()),
                list(wire.sub_comments(), reply -> comment(reply, below)),
                AbsentValues.text(wire.sub_comment_cursor()).map(Cursor::of),
                new CommentFlags(
                        AbsentValues.truth(wire.liked()),
                        AbsentValues.truth(wire.downvoted()),
                        AbsentValues.truth(wire.collected()),
                        AbsentValues.truth(wire.hidden()),
                        AbsentValues.truth(wire.invalid()),
                        AbsentValues.truth(wire.relatable_to_note())),
                label(wire.biz_label()),
                hints(wire),
                UnknownFields.none());
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
        return new Author(
                Optional.of(UserId.of(wire.userid())),
                AbsentValues.text(wire.nickname()),
                AbsentValues.text(wire.red_id()),
                AbsentValues.text(wire.images()),
                wire.level() == null
                        ? Optional.empty()
                        : Optional.of(new Level(AbsentValues.text(wire.level().image()), UnknownFields.none())),
                UnknownFields.none(),
                AbsentValues.truth(wire.ai_agent()),
                AbsentValues.truth(wire.current_user()),
                UnknownFields.none());
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
