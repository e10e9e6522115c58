package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.plain.Members.Element;
import io.xhscomments.codec.tikhub.wire.FieldNames;
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

/** Reads the parts of a comment; empty if a part cannot be typed. */
final class PartReader {
    private PartReader() {}

    /**
     * The tags of the richer list ({@code show_tags_v2}), then the tags of other types in the plain list
     * ({@code show_tags}). A tag is an object or its type alone; an empty text is left out.
     */
    static List<Tag> tags(Members comment) {
        List<Tag> plain = comment.list(FieldNames.SHOW_TAGS, PartReader::tag);
        List<Tag> tags = new ArrayList<>(comment.list(FieldNames.SHOW_TAGS_V2, PartReader::tag));
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
                .flatMap(tag -> tag.text(FieldNames.TYPE)
                        .map(type -> new Tag(
                                type,
                                tag.text(FieldNames.TEXT),
                                tag.text(FieldNames.STYLE_ID),
                                tag.text(FieldNames.POS),
                                tag.unknownFields())));
    }

    static Optional<Picture> picture(Element element) {
        return element.object()
                .map(picture -> new Picture(
                        picture.text(FieldNames.URL),
                        picture.text(FieldNames.ORIGIN_URL),
                        picture.integer(FieldNames.WIDTH),
                        picture.integer(FieldNames.HEIGHT),
                        picture.text(FieldNames.FILE_ID),
                        picture.unknownFields()));
    }

    static Optional<Mention> mention(Element element) {
        return element.object().map(mention -> {
            Optional<UserId> userid = mention.userId(FieldNames.USERID);
            Optional<UserId> userId = mention.userId(FieldNames.USER_ID);
            return new Mention(
                    userid.isPresent() ? userid : userId, mention.text(FieldNames.NICKNAME), mention.unknownFields());
        });
    }

    static Optional<HashTag> hashTag(Element element) {
        return element.object()
                .flatMap(tag -> tag.textOrEmpty(FieldNames.NAME)
                        .map(name -> new HashTag(
                                name,
                                tag.text(FieldNames.LINK),
                                tag.textOrNumber(FieldNames.TYPE),
                                tag.unknownFields())));
    }

    /** The comment that a reply refers to ({@code target_comment}). It needs an id. */
    static Optional<ReplyTarget> replyTarget(Members comment) {
        return comment.typed(
                FieldNames.TARGET_COMMENT,
                target -> target.parsed(FieldNames.ID, CommentId::of)
                        .map(id -> new ReplyTarget(
                                id,
                                target.integer(FieldNames.STATUS),
                                target.object(FieldNames.USER).map(AuthorReader::read),
                                target.unknownFields())));
    }

    static BusinessLabel businessLabel(Members comment) {
        return comment.object(FieldNames.BIZ_LABEL)
                .map(label -> new BusinessLabel(
                        label.truth(FieldNames.PRODUCT_REVIEW),
                        label.truth(FieldNames.GROUP_INVITE),
                        label.truth(FieldNames.RICH_TEXT),
                        label.unknownFields()))
                .orElse(BusinessLabel.UNKNOWN);
    }
}
