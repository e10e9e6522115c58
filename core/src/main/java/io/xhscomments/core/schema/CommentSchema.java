package io.xhscomments.core.schema;

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
import io.xhscomments.core.model.UserId;

/**
 * The fields of a comment and of its parts: the one list that every export and import and the checkpoint are made from.
 * A field that is added here, to its getter and to its factory, is in all of them.
 */
public final class CommentSchema {
    private static final ObjectSchema<Level> LEVEL = ObjectSchema.<Level>builder()
            .text("image", Level::image)
            .unknownFields(Level::unknownFields)
            .create(values -> new Level(values.text("image"), values.json("unknownFields")));

    private static final ObjectSchema<Author> AUTHOR = ObjectSchema.<Author>builder()
            .text("id", author -> author.id().map(UserId::value))
            .text("nickname", Author::nickname)
            .text("redId", Author::redId)
            .text("avatarUrl", Author::avatarUrl)
            .object("level", LEVEL, Author::level)
            .json("additionalTags", Author::additionalTags)
            .truth("aiAgent", Author::aiAgent)
            .truth("currentUser", Author::currentUser)
            .unknownFields(Author::unknownFields)
            .create(values -> Author.builder()
                    .id(values.text("id").map(UserId::of).orElse(null))
                    .nickname(values.text("nickname").orElse(null))
                    .redId(values.text("redId").orElse(null))
                    .avatarUrl(values.text("avatarUrl").orElse(null))
                    .level(values.object("level", Level.class).orElse(null))
                    .additionalTags(values.json("additionalTags"))
                    .aiAgent(values.truth("aiAgent"))
                    .currentUser(values.truth("currentUser"))
                    .unknownFields(values.json("unknownFields"))
                    .build());

    private static final ObjectSchema<ReplyTarget> REPLY_TARGET = ObjectSchema.<ReplyTarget>builder()
            .required("id", target -> target.id().value())
            .summary()
            .integer("status", ReplyTarget::status)
            .object("author", AUTHOR, ReplyTarget::author)
            .unknownFields(ReplyTarget::unknownFields)
            .create(values -> new ReplyTarget(
                    CommentId.of(values.required("id")),
                    values.integer("status"),
                    values.object("author", Author.class),
                    values.json("unknownFields")));

    private static final ObjectSchema<Tag> TAG = ObjectSchema.<Tag>builder()
            .required("type", Tag::type)
            .summary()
            .text("text", Tag::text)
            .text("styleId", Tag::styleId)
            .text("position", Tag::position)
            .unknownFields(Tag::unknownFields)
            .create(values -> new Tag(
                    values.required("type"),
                    values.text("text"),
                    values.text("styleId"),
                    values.text("position"),
                    values.json("unknownFields")));

    private static final ObjectSchema<Picture> PICTURE = ObjectSchema.<Picture>builder()
            .text("url", Picture::url)
            .summary()
            .text("originUrl", Picture::originUrl)
            .integer("width", Picture::width)
            .integer("height", Picture::height)
            .text("fileId", Picture::fileId)
            .unknownFields(Picture::unknownFields)
            .create(values -> new Picture(
                    values.text("url"),
                    values.text("originUrl"),
                    values.integer("width"),
                    values.integer("height"),
                    values.text("fileId"),
                    values.json("unknownFields")));

    private static final ObjectSchema<Mention> MENTION = ObjectSchema.<Mention>builder()
            .text("id", mention -> mention.userId().map(UserId::value))
            .formerly("userId")
            .text("nickname", Mention::nickname)
            .summary()
            .unknownFields(Mention::unknownFields)
            .create(values -> new Mention(
                    values.text("id").map(UserId::of), values.text("nickname"), values.json("unknownFields")));

    private static final ObjectSchema<HashTag> HASH_TAG = ObjectSchema.<HashTag>builder()
            .required("name", HashTag::name)
            .summary()
            .text("link", HashTag::link)
            .text("type", HashTag::type)
            .unknownFields(HashTag::unknownFields)
            .create(values -> new HashTag(
                    values.required("name"), values.text("link"), values.text("type"), values.json("unknownFields")));

    private static final ObjectSchema<CommentFlags> FLAGS = ObjectSchema.<CommentFlags>builder()
            .truth("liked", CommentFlags::liked)
            .truth("downvoted", CommentFlags::downvoted)
            .truth("collected", CommentFlags::collected)
            .truth("hidden", CommentFlags::hidden)
            .compared()
            .truth("invalid", CommentFlags::invalid)
            .truth("relatableToNote", CommentFlags::relatableToNote)
            .create(values -> new CommentFlags(
                    values.truth("liked"),
                    values.truth("downvoted"),
                    values.truth("collected"),
                    values.truth("hidden"),
                    values.truth("invalid"),
                    values.truth("relatableToNote")));

    private static final ObjectSchema<BusinessLabel> BUSINESS_LABEL = ObjectSchema.<BusinessLabel>builder()
            .truth("productReview", BusinessLabel::productReview)
            .truth("groupInvite", BusinessLabel::groupInvite)
            .truth("richText", BusinessLabel::richText)
            .unknownFields(BusinessLabel::unknownFields)
            .create(values -> new BusinessLabel(
                    values.truth("productReview"),
                    values.truth("groupInvite"),
                    values.truth("richText"),
                    values.json("unknownFields")));

    private static final ObjectSchema<DisplayHints> HINTS = ObjectSchema.<DisplayHints>builder()
            .integer("commentType", DisplayHints::commentType)
            .text("showType", DisplayHints::showType)
            .integer("shareStrategy", DisplayHints::shareStrategy)
            .integer("translationStrategy", DisplayHints::translationStrategy)
            .text("trackId", DisplayHints::trackId)
            .text("friendLikedMessage", DisplayHints::friendLikedMessage)
            .text("mediaSourceType", DisplayHints::mediaSourceType)
            .create(values -> new DisplayHints(
                    values.integer("commentType"),
                    values.text("showType"),
                    values.integer("shareStrategy"),
                    values.integer("translationStrategy"),
                    values.text("trackId"),
                    values.text("friendLikedMessage"),
                    values.text("mediaSourceType")));

    /** A comment. */
    public static final ObjectSchema<Comment> COMMENT = ObjectSchema.<Comment>builder()
            .required("id", comment -> comment.id().value())
            .required("noteId", comment -> comment.noteId().value())
            .text("rootId", comment -> comment.rootId().map(CommentId::value))
            .object("replyTo", REPLY_TARGET, Comment::replyTo)
            .column("parentId")
            .group("author", AUTHOR, Comment::author)
            .prefixed("author")
            .time("createdAt", Comment::createdAt)
            .text("content", Comment::content)
            .compared()
            .number("likeCount", Comment::likeCount)
            .compared()
            .number("replyCount", Comment::replyCount)
            .compared()
            .list("tags", TAG, Comment::tags)
            .compared()
            .list("pictures", PICTURE, Comment::pictures)
            .list("mentions", MENTION, Comment::mentions)
            .list("hashTags", HASH_TAG, Comment::hashTags)
            .text("ipLocation", Comment::location)
            .formerly("location")
            .integer("status", Comment::status)
            .compared()
            .number("score", Comment::score)
            .recursive("replies", Comment::replies)
            .text("repliesCursor", comment -> comment.repliesCursor().map(Cursor::value))
            .group("flags", FLAGS, Comment::flags)
            .prefixed("")
            .group("businessLabel", BUSINESS_LABEL, Comment::businessLabel)
            .prefixed("")
            .group("hints", HINTS, Comment::hints)
            .prefixed("")
            .unknownFields(Comment::unknownFields)
            .create(CommentSchema::comment);

    private CommentSchema() {}

    private static Comment comment(FieldValues values) {
        return Comment.builder(CommentId.of(values.required("id")), NoteId.of(values.required("noteId")))
                .rootId(values.text("rootId").map(CommentId::of).orElse(null))
                .replyTo(values.object("replyTo", ReplyTarget.class).orElse(null))
                .author(values.object("author", Author.class).orElse(Author.UNKNOWN))
                .createdAt(values.time("createdAt").orElse(null))
                .content(values.text("content").orElse(null))
                .likeCount(values.number("likeCount"))
                .replyCount(values.number("replyCount"))
                .tags(values.list("tags", Tag.class))
                .pictures(values.list("pictures", Picture.class))
                .mentions(values.list("mentions", Mention.class))
                .hashTags(values.list("hashTags", HashTag.class))
                .location(values.text("ipLocation").orElse(null))
                .status(values.integer("status"))
                .score(values.number("score"))
                .replies(values.list("replies", Comment.class))
                .repliesCursor(values.text("repliesCursor").map(Cursor::of).orElse(null))
                .flags(values.object("flags", CommentFlags.class).orElse(CommentFlags.UNKNOWN))
                .businessLabel(
                        values.object("businessLabel", BusinessLabel.class).orElse(BusinessLabel.UNKNOWN))
                .hints(values.object("hints", DisplayHints.class).orElse(DisplayHints.NONE))
                .unknownFields(values.json("unknownFields"))
                .build();
    }
}
