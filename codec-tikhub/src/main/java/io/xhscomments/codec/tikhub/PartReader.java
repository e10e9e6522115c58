package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.Members.Element;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a comment consists of. Empty means that the value cannot be typed. */
final class PartReader {
    private PartReader() {}

    /**
     * The tags of the richer list ({@code show_tags_v2}), then those of the other ({@code show_tags}) that are not
     * among them. A tag is an object, or its type alone; an empty text is none.
     */
    static List<Tag> tags(Members comment) {
        List<Tag> plain = comment.list("show_tags", PartReader::tag);
        List<Tag> tags = new ArrayList<>(comment.list("show_tags_v2", PartReader::tag));
        tags.removeIf(tag -> tag.type().isEmpty());
        List<Tag> rich = List.copyOf(tags);
        for (Tag tag : plain) {
            if (!tag.type().isEmpty()
                    && rich.stream().noneMatch(other -> other.type().equals(tag.type()))) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private static Optional<Tag> tag(Element element) {
        if (element.value().isText()) {
            return Optional.of(Tag.of(element.value().text()));
        }
        return element.object()
                .flatMap(tag -> tag.text("type")
                        .map(type -> new Tag(
                                type, tag.text("text"), tag.text("style_id"), tag.text("pos"), tag.unknownFields())));
    }

    static Optional<Picture> picture(Element element) {
        return element.object()
                .map(picture -> new Picture(
                        picture.text("url"),
                        picture.text("origin_url"),
                        picture.integer("width"),
                        picture.integer("height"),
                        picture.text("file_id"),
                        picture.unknownFields()));
    }

    static Optional<Mention> mention(Element element) {
        return element.object().map(mention -> {
            Optional<UserId> userid = mention.userId("userid");
            Optional<UserId> userId = mention.userId("user_id");
            return new Mention(userid.isPresent() ? userid : userId, mention.text("nickname"), mention.unknownFields());
        });
    }

    static Optional<HashTag> hashTag(Element element) {
        return element.object()
                .flatMap(tag -> tag.textOrEmpty("name")
                        .map(name ->
                                new HashTag(name, tag.text("link"), tag.textOrNumber("type"), tag.unknownFields())));
    }

    /** The comment that a reply responses ({@code target_comment}). Without its id it cannot be typed. */
    static Optional<ReplyTarget> replyTarget(Members comment) {
        return comment.typed(
                "target_comment",
                target -> target.made("id", CommentId::of)
                        .map(id -> new ReplyTarget(
                                id,
                                target.integer("status"),
                                target.object("user").map(AuthorReader::read),
                                target.unknownFields())));
    }

    static BusinessLabel businessLabel(Members comment) {
        return comment.object("biz_label")
                .map(label -> new BusinessLabel(
                        label.truth("product_review"),
                        label.truth("group_invite"),
                        label.truth("rich_text"),
                        label.unknownFields()))
                .orElse(BusinessLabel.UNKNOWN);
    }
}
