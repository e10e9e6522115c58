package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentBuilder;
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
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The comment that {@link CommentJson} wrote. A member that a newer version may have added is passed over; one that is
 * missing was not told.
 */
final class CommentJsonReader {
    private CommentJsonReader() {}

    static Comment read(JsonReader json) throws IOException {
        JsonObject members = new JsonObject(json);
        CommentBuilder comment =
                Comment.builder(CommentId.of(members.required("id")), NoteId.of(members.required("noteId")));
        if (members.has("author")) {
            comment.author(author(members.object("author")));
        }
        members.text("createdAt").map(CommentJsonReader::createdAt).ifPresent(comment::createdAt);
        members.text("content").ifPresent(comment::content);
        members.text("rootId").map(CommentId::of).ifPresent(comment::rootId);
        replyTo(members).ifPresent(comment::replyTo);
        members.number("likeCount").ifPresent(comment::likeCount);
        members.number("replyCount").ifPresent(comment::replyCount);
        members.text("ipLocation").ifPresent(comment::location);
        members.smallNumber("status").ifPresent(comment::status);
        members.number("score").ifPresent(comment::score);
        members.text("repliesCursor").map(Cursor::of).ifPresent(comment::repliesCursor);
        return comment.tags(tags(members))
                .pictures(pictures(members))
                .mentions(mentions(members))
                .hashTags(hashTags(members))
                .flags(new CommentFlags(
                        members.truth("liked"),
                        members.truth("downvoted"),
                        members.truth("collected"),
                        members.truth("hidden"),
                        members.truth("invalid"),
                        members.truth("relatableToNote")))
                .businessLabel(new BusinessLabel(
                        members.truth("productReview"),
                        members.truth("groupInvite"),
                        members.truth("richText"),
                        members.raw("businessLabelOthers")))
                .hints(hints(members))
                .unknownFields(members.raw("unknownFields"))
                .build();
    }

    private static Author author(JsonObject members) throws IOException {
        return new Author(
                members.text("id").map(UserId::of),
                members.text("nickname"),
                members.text("redId"),
                members.text("avatarUrl"),
                members.has("level") ? Optional.of(level(members.object("level"))) : Optional.empty(),
                members.raw("additionalTags"),
                members.truth("aiAgent"),
                members.truth("currentUser"),
                members.raw("unknownFields"));
    }

    private static Level level(JsonObject members) throws IOException {
        return new Level(members.text("image"), members.raw("unknownFields"));
    }

    private static Instant createdAt(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw new JsonDataException("createdAt is no time such as 2026-11-23T17:00:00Z: " + text, noTime);
        }
    }

    private static Optional<ReplyTarget> replyTo(JsonObject members) throws IOException {
        if (!members.has("replyTo")) {
            return members.text("parentId")
                    .map(id -> new ReplyTarget(
                            CommentId.of(id), OptionalInt.empty(), Optional.empty(), UnknownFields.none()));
        }
        JsonObject target = members.object("replyTo");
        return Optional.of(new ReplyTarget(
                CommentId.of(target.required("id")),
                target.smallNumber("status"),
                target.has("author") ? Optional.of(author(target.object("author"))) : Optional.empty(),
                target.raw("unknownFields")));
    }

    /** With their details, where there are any. */
    private static List<Tag> tags(JsonObject members) throws IOException {
        if (!members.has("tagDetails")) {
            return members.texts("tags").stream().map(Tag::of).toList();
        }
        List<Tag> tags = new ArrayList<>();
        for (JsonObject tag : members.objects("tagDetails")) {
            tags.add(new Tag(
                    tag.required("type"),
                    tag.text("text"),
                    tag.text("styleId"),
                    tag.text("position"),
                    tag.raw("unknownFields")));
        }
        return tags;
    }

    private static List<Picture> pictures(JsonObject members) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (JsonObject picture : members.objects("pictures")) {
            pictures.add(new Picture(
                    picture.text("url"),
                    picture.text("originUrl"),
                    picture.smallNumber("width"),
                    picture.smallNumber("height"),
                    picture.text("fileId"),
                    picture.raw("unknownFields")));
        }
        return pictures;
    }

    private static List<Mention> mentions(JsonObject members) throws IOException {
        List<Mention> mentions = new ArrayList<>();
        for (JsonObject mention : members.objects("mentions")) {
            mentions.add(new Mention(
                    mention.text("id").map(UserId::of), mention.text("nickname"), mention.raw("unknownFields")));
        }
        return mentions;
    }

    private static List<HashTag> hashTags(JsonObject members) throws IOException {
        List<HashTag> hashTags = new ArrayList<>();
        for (JsonObject hashTag : members.objects("hashTags")) {
            hashTags.add(new HashTag(
                    hashTag.required("name"),
                    hashTag.text("link"),
                    hashTag.text("type"),
                    hashTag.raw("unknownFields")));
        }
        return hashTags;
    }

    private static DisplayHints hints(JsonObject members) throws IOException {
        return new DisplayHints(
                members.smallNumber("commentType"),
                members.text("showType"),
                members.smallNumber("shareStrategy"),
                members.smallNumber("translationStrategy"),
                members.text("trackId"),
                members.text("friendLikedMessage"),
                members.text("mediaSourceType"));
    }
}
