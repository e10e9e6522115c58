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
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;

/** A comment in columns: the model as it is, but that members which are not modelled are JSON texts. */
final class ParquetSchema {
    private static final ParquetShape<Level> LEVEL = new ParquetShape<Level>()
            .text("image", Level::image)
            .text("unknownFields", level -> json(level.unknownFields()));

    private static final ParquetShape<Author> AUTHOR = new ParquetShape<Author>()
            .text("id", author -> author.id().map(UserId::value))
            .text("nickname", Author::nickname)
            .text("redId", Author::redId)
            .text("avatarUrl", Author::avatarUrl)
            .optionalGroup("level", Author::level, LEVEL)
            .text("additionalTags", author -> json(author.additionalTags()))
            .truth("aiAgent", Author::aiAgent)
            .truth("currentUser", Author::currentUser)
            .text("unknownFields", author -> json(author.unknownFields()));

    private static final ParquetShape<ReplyTarget> REPLY_TO = new ParquetShape<ReplyTarget>()
            .required("id", target -> target.id().value())
            .whole("status", ReplyTarget::status)
            .optionalGroup("author", ReplyTarget::author, AUTHOR)
            .text("unknownFields", target -> json(target.unknownFields()));

    private static final ParquetShape<Tag> TAG = new ParquetShape<Tag>()
            .required("type", Tag::type)
            .text("text", Tag::text)
            .text("styleId", Tag::styleId)
            .text("position", Tag::position)
            .text("unknownFields", tag -> json(tag.unknownFields()));

    private static final ParquetShape<Picture> PICTURE = new ParquetShape<Picture>()
            .text("url", Picture::url)
            .text("originUrl", Picture::originUrl)
            .whole("width", Picture::width)
            .whole("height", Picture::height)
            .text("fileId", Picture::fileId)
            .text("unknownFields", picture -> json(picture.unknownFields()));

    private static final ParquetShape<Mention> MENTION = new ParquetShape<Mention>()
            .text("id", mention -> mention.userId().map(UserId::value))
            .text("nickname", Mention::nickname)
            .text("unknownFields", mention -> json(mention.unknownFields()));

    private static final ParquetShape<HashTag> HASH_TAG = new ParquetShape<HashTag>()
            .required("name", HashTag::name)
            .text("link", HashTag::link)
            .text("type", HashTag::type)
            .text("unknownFields", tag -> json(tag.unknownFields()));

    private static final ParquetShape<CommentFlags> FLAGS = new ParquetShape<CommentFlags>()
            .truth("liked", CommentFlags::liked)
            .truth("downvoted", CommentFlags::downvoted)
            .truth("collected", CommentFlags::collected)
            .truth("hidden", CommentFlags::hidden)
            .truth("invalid", CommentFlags::invalid)
            .truth("relatableToNote", CommentFlags::relatableToNote);

    private static final ParquetShape<BusinessLabel> BUSINESS_LABEL = new ParquetShape<BusinessLabel>()
            .truth("productReview", BusinessLabel::productReview)
            .truth("groupInvite", BusinessLabel::groupInvite)
            .truth("richText", BusinessLabel::richText)
            .text("unknownFields", label -> json(label.unknownFields()));

    private static final ParquetShape<DisplayHints> HINTS = new ParquetShape<DisplayHints>()
            .whole("commentType", DisplayHints::commentType)
            .text("showType", DisplayHints::showType)
            .whole("shareStrategy", DisplayHints::shareStrategy)
            .whole("translationStrategy", DisplayHints::translationStrategy)
            .text("trackId", DisplayHints::trackId)
            .text("friendLikedMessage", DisplayHints::friendLikedMessage)
            .text("mediaSourceType", DisplayHints::mediaSourceType);

    /** A comment. */
    static final ParquetShape<Comment> COMMENT = new ParquetShape<Comment>()
            .required("id", comment -> comment.id().value())
            .required("noteId", comment -> comment.noteId().value())
            .text("rootId", comment -> comment.rootId().map(CommentId::value))
            .optionalGroup("replyTo", Comment::replyTo, REPLY_TO)
            .group("author", Comment::author, AUTHOR)
            .time("createdAt", Comment::createdAt)
            .text("content", Comment::content)
            .number("likeCount", Comment::likeCount)
            .number("replyCount", Comment::replyCount)
            .list("tags", Comment::tags, TAG)
            .list("pictures", Comment::pictures, PICTURE)
            .list("mentions", Comment::mentions, MENTION)
            .list("hashTags", Comment::hashTags, HASH_TAG)
            .text("ipLocation", Comment::location)
            .whole("status", Comment::status)
            .number("score", Comment::score)
            .text("repliesCursor", comment -> comment.repliesCursor().map(Cursor::value))
            .group("flags", Comment::flags, FLAGS)
            .group("businessLabel", Comment::businessLabel, BUSINESS_LABEL)
            .group("hints", Comment::hints, HINTS)
            .text("unknownFields", comment -> json(comment.unknownFields()));

    /** The schema of a file. */
    static final MessageType MESSAGE = new MessageType("comment", COMMENT.types());

    private ParquetSchema() {}

    private static Optional<String> json(UnknownFields members) {
        if (members.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CommentJson.raw(members));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
