package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.Author;
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
import java.time.Instant;
import java.util.Optional;
import okio.Buffer;

/** A comment as a JSON object. What was not told is left out: it is neither null, nor 0, nor false. */
final class CommentJson {
    private final JsonWriter json;
    private final JsonMembers members;

    CommentJson(JsonWriter json) {
        this.json = json;
        this.members = new JsonMembers(json);
    }

    void write(Comment comment) throws IOException {
        json.beginObject();
        members.text("id", comment.id().value());
        members.text("noteId", comment.noteId().value());
        members.text("rootId", comment.rootId().map(CommentId::value));
        members.text("parentId", comment.parentId().map(CommentId::value));
        members.text("createdAt", comment.createdAt().map(Instant::toString));
        members.object("author", comment.author(), this::author);
        members.text("content", comment.content());
        members.number("likeCount", comment.likeCount());
        members.number("replyCount", comment.replyCount());
        members.texts("tags", comment.tags().stream().map(Tag::type).toList());
        members.text("ipLocation", comment.location());
        members.objects("pictures", comment.pictures(), this::picture);
        members.objects("mentions", comment.mentions(), this::mention);
        members.objects("hashTags", comment.hashTags(), this::hashTag);
        members.number("status", comment.status());
        members.number("score", comment.score());
        flags(comment.flags());
        members.truth("productReview", comment.businessLabel().productReview());
        members.truth("groupInvite", comment.businessLabel().groupInvite());
        members.truth("richText", comment.businessLabel().richText());
        hints(comment.hints());
        members.text("repliesCursor", comment.repliesCursor().map(Cursor::value));
        openEnded(comment);
        json.endObject();
    }

    /**
     * Only what the flat formats have no column for, under the same names.
     *
     * @return an object; {@code {}} if there is nothing of it
     */
    static String more(Comment comment) throws IOException {
        Buffer buffer = new Buffer();
        CommentJson json = new CommentJson(JsonWriter.of(buffer));
        json.json.beginObject();
        if (comment.author().level().filter(CommentJson::tells).isPresent()
                || !comment.author().additionalTags().isEmpty()
                || !comment.author().unknownFields().isEmpty()) {
            json.members.object("author", comment.author(), json::authorsRest);
        }
        if (!comment.pictures().isEmpty()) {
            json.members.objects("pictures", comment.pictures(), json::picture);
        }
        if (!comment.mentions().isEmpty()) {
            json.members.objects("mentions", comment.mentions(), json::mention);
        }
        if (!comment.hashTags().isEmpty()) {
            json.members.objects("hashTags", comment.hashTags(), json::hashTag);
        }
        json.openEnded(comment);
        json.json.endObject();
        return buffer.readUtf8();
    }

    /** Members that are not modelled, as an object. */
    static String raw(UnknownFields members) throws IOException {
        Buffer buffer = new Buffer();
        JsonWriter json = JsonWriter.of(buffer);
        json.beginObject();
        new JsonMembers(json).raw(members);
        json.endObject();
        return buffer.readUtf8();
    }

    /** What is rare or has no documented meaning, and members that are not modelled. */
    private void openEnded(Comment comment) throws IOException {
        if (comment.tags().stream().anyMatch(tag -> !tag.equals(Tag.of(tag.type())))) {
            members.objects("tagDetails", comment.tags(), this::tag);
        }
        if (comment.replyTo().isPresent()) {
            members.object("replyTo", comment.replyTo().get(), this::replyTo);
        }
        members.raw("businessLabelOthers", comment.businessLabel().unknownFields());
        members.raw("unknownFields", comment.unknownFields());
    }

    private void author(Author author) throws IOException {
        members.text("id", author.id().map(UserId::value));
        members.text("nickname", author.nickname());
        members.text("redId", author.redId());
        members.text("avatarUrl", author.avatarUrl());
        members.truth("aiAgent", author.aiAgent());
        members.truth("currentUser", author.currentUser());
        authorsRest(author);
    }

    private void authorsRest(Author author) throws IOException {
        Optional<Level> level = author.level().filter(CommentJson::tells);
        if (level.isPresent()) {
            members.object("level", level.get(), this::level);
        }
        members.raw("additionalTags", author.additionalTags());
        members.raw("unknownFields", author.unknownFields());
    }

    private static boolean tells(Level level) {
        return level.image().isPresent() || !level.unknownFields().isEmpty();
    }

    private void level(Level level) throws IOException {
        members.text("image", level.image());
        members.raw("unknownFields", level.unknownFields());
    }

    private void replyTo(ReplyTarget target) throws IOException {
        members.text("id", target.id().value());
        members.number("status", target.status());
        if (target.author().isPresent()) {
            members.object("author", target.author().get(), this::author);
        }
        members.raw("unknownFields", target.unknownFields());
    }

    private void tag(Tag tag) throws IOException {
        members.text("type", tag.type());
        members.text("text", tag.text());
        members.text("styleId", tag.styleId());
        members.text("position", tag.position());
        members.raw("unknownFields", tag.unknownFields());
    }

    private void picture(Picture picture) throws IOException {
        members.text("url", picture.url());
        members.text("originUrl", picture.originUrl());
        members.number("width", picture.width());
        members.number("height", picture.height());
        members.text("fileId", picture.fileId());
        members.raw("unknownFields", picture.unknownFields());
    }

    private void mention(Mention mention) throws IOException {
        members.text("id", mention.userId().map(UserId::value));
        members.text("nickname", mention.nickname());
        members.raw("unknownFields", mention.unknownFields());
    }

    private void hashTag(HashTag hashTag) throws IOException {
        members.text("name", hashTag.name());
        members.text("link", hashTag.link());
        members.text("type", hashTag.type());
        members.raw("unknownFields", hashTag.unknownFields());
    }

    private void flags(CommentFlags flags) throws IOException {
        members.truth("liked", flags.liked());
        members.truth("downvoted", flags.downvoted());
        members.truth("collected", flags.collected());
        members.truth("hidden", flags.hidden());
        members.truth("invalid", flags.invalid());
        members.truth("relatableToNote", flags.relatableToNote());
    }

    private void hints(DisplayHints hints) throws IOException {
        members.number("commentType", hints.commentType());
        members.text("showType", hints.showType());
        members.number("shareStrategy", hints.shareStrategy());
        members.number("translationStrategy", hints.translationStrategy());
        members.text("trackId", hints.trackId());
        members.text("friendLikedMessage", hints.friendLikedMessage());
        members.text("mediaSourceType", hints.mediaSourceType());
    }
}
