package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentBuilder;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.ServiceHints;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.Truth;
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
        CommentBuilder comment = Comment.builder(
                CommentId.of(members.required("id")),
                NoteId.of(members.required("noteId")),
                author(members.object("author")),
                createdAt(members.required("createdAt")),
                members.required("content"));
        members.text("rootId").map(CommentId::of).ifPresent(comment::rootId);
        members.text("parentId").map(CommentJsonReader::target).ifPresent(comment::replyTo);
        members.number("likeCount").ifPresent(comment::likeCount);
        members.number("replyCount").ifPresent(comment::replyCount);
        members.text("ipLocation").ifPresent(comment::location);
        members.smallNumber("status").ifPresent(comment::status);
        members.number("score").ifPresent(comment::score);
        return comment.tags(members.texts("tags").stream().map(Tag::of).toList())
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
                        RawMembers.none()))
                .hints(hints(members))
                .others(members.raw("others"))
                .build();
    }

    private static Author author(JsonObject members) throws IOException {
        return new Author(
                UserId.of(members.required("id")),
                members.text("nickname"),
                members.text("redId"),
                members.text("avatarUrl"),
                Optional.empty(),
                RawMembers.none(),
                members.truth("aiAgent"),
                Truth.UNKNOWN,
                RawMembers.none());
    }

    private static Instant createdAt(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw new JsonDataException("createdAt is no time such as 2026-11-23T17:00:00Z: " + text, noTime);
        }
    }

    private static ReplyTarget target(String id) {
        return new ReplyTarget(CommentId.of(id), OptionalInt.empty(), Optional.empty(), RawMembers.none());
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
                    RawMembers.none()));
        }
        return pictures;
    }

    private static List<Mention> mentions(JsonObject members) throws IOException {
        List<Mention> mentions = new ArrayList<>();
        for (JsonObject mention : members.objects("mentions")) {
            mentions.add(new Mention(mention.text("id").map(UserId::of), mention.text("nickname"), RawMembers.none()));
        }
        return mentions;
    }

    private static List<HashTag> hashTags(JsonObject members) throws IOException {
        List<HashTag> hashTags = new ArrayList<>();
        for (JsonObject hashTag : members.objects("hashTags")) {
            hashTags.add(new HashTag(
                    hashTag.required("name"), hashTag.text("link"), hashTag.text("type"), RawMembers.none()));
        }
        return hashTags;
    }

    private static ServiceHints hints(JsonObject members) throws IOException {
        return new ServiceHints(
                members.smallNumber("commentType"),
                members.text("showType"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
