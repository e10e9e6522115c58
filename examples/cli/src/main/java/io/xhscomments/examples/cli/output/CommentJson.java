package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.model.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okio.BufferedSink;

/** A comment as a JSON object. What was not told is left out: it is neither null, nor 0, nor false. */
final class CommentJson {
    private final JsonWriter json;

    CommentJson(JsonWriter json) {
        this.json = json;
    }

    void write(Comment comment) throws IOException {
        json.beginObject();
        text("id", Optional.of(comment.id().value()));
        text("noteId", Optional.of(comment.noteId().value()));
        text("rootId", comment.rootId().map(CommentId::value));
        text("parentId", comment.parentId().map(CommentId::value));
        text("createdAt", Optional.of(comment.createdAt().toString()));
        author(comment.author());
        text("content", Optional.of(comment.content()));
        number("likeCount", comment.likeCount());
        number("replyCount", comment.replyCount());
        tags(comment.tags());
        text("ipLocation", comment.location());
        pictures(comment.pictures());
        mentions(comment.mentions());
        hashTags(comment.hashTags());
        number("status", comment.status());
        number("score", comment.score());
        truth("liked", comment.flags().liked());
        truth("downvoted", comment.flags().downvoted());
        truth("collected", comment.flags().collected());
        truth("hidden", comment.flags().hidden());
        truth("invalid", comment.flags().invalid());
        truth("relatableToNote", comment.flags().relatableToNote());
        truth("productReview", comment.businessLabel().productReview());
        truth("groupInvite", comment.businessLabel().groupInvite());
        truth("richText", comment.businessLabel().richText());
        number("commentType", comment.hints().commentType());
        text("showType", comment.hints().showType());
        others(comment.others());
        json.endObject();
    }

    private void author(Author author) throws IOException {
        json.name("author").beginObject();
        text("id", Optional.of(author.id().value()));
        text("nickname", author.nickname());
        text("redId", author.redId());
        text("avatarUrl", author.avatarUrl());
        truth("aiAgent", author.aiAgent());
        json.endObject();
    }

    private void tags(List<Tag> tags) throws IOException {
        json.name("tags").beginArray();
        for (Tag tag : tags) {
            json.value(tag.type());
        }
        json.endArray();
    }

    private void pictures(List<Picture> pictures) throws IOException {
        json.name("pictures").beginArray();
        for (Picture picture : pictures) {
            json.beginObject();
            text("url", picture.url());
            text("originUrl", picture.originUrl());
            number("width", picture.width());
            number("height", picture.height());
            text("fileId", picture.fileId());
            json.endObject();
        }
        json.endArray();
    }

    private void mentions(List<Mention> mentions) throws IOException {
        json.name("mentions").beginArray();
        for (Mention mention : mentions) {
            json.beginObject();
            text("id", mention.userId().map(UserId::value));
            text("nickname", mention.nickname());
            json.endObject();
        }
        json.endArray();
    }

    private void hashTags(List<HashTag> hashTags) throws IOException {
        json.name("hashTags").beginArray();
        for (HashTag hashTag : hashTags) {
            json.beginObject();
            text("name", Optional.of(hashTag.name()));
            text("link", hashTag.link());
            text("type", hashTag.type());
            json.endObject();
        }
        json.endArray();
    }

    private void others(RawMembers others) throws IOException {
        if (others.isEmpty()) {
            return;
        }
        json.name("others").beginObject();
        for (Map.Entry<String, String> member : others.asMap().entrySet()) {
            json.name(member.getKey());
            try (BufferedSink raw = json.valueSink()) {
                raw.writeUtf8(member.getValue());
            }
        }
        json.endObject();
    }

    private void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.get());
        }
    }

    private void number(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsLong());
        }
    }

    private void number(String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsInt());
        }
    }

    private void truth(String name, Truth value) throws IOException {
        if (value != Truth.UNKNOWN) {
            json.name(name).value(value == Truth.TRUE);
        }
    }
}
