package io.xhscomments.examples.cli.report;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UserId;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import lombok.RequiredArgsConstructor;
import okio.Buffer;

/**
 * Comments as the page's script reads them: one JSON object a line, with short names, since there may be very many.
 * What was not told is left out.
 */
@RequiredArgsConstructor
final class CommentRowWriter {
    private final boolean remoteImages;

    /** Writes one, with a line break at its end. */
    void write(Comment comment, Mark mark, Buffer to) throws IOException {
        Buffer row = new Buffer();
        JsonWriter json = JsonWriter.of(row);
        json.beginObject();
        json.name("i").value(comment.id().value());
        text(json, "r", comment.rootId().map(CommentId::value));
        text(json, "p", comment.parentId().map(CommentId::value));
        json.name("t").value(comment.createdAtOrIdTime().getEpochSecond());
        text(json, "u", comment.author().id().map(UserId::value));
        text(json, "a", comment.author().nickname());
        json.name("x").value(comment.content().orElse(""));
        count(json, "l", CountText.LIKES, comment);
        count(json, "c", CountText.REPLIES, comment);
        text(json, "o", comment.location());
        truth(json, "own", comment.isByNoteAuthor());
        truth(json, "liked", comment.hasTag(Tag.AUTHOR_LIKED));
        truth(json, "pinned", comment.isPinned());
        truth(json, "bot", comment.author().aiAgent().isTrue());
        truth(json, "added", mark.added());
        number(json, "before", mark.likesBefore());
        if (remoteImages) {
            text(json, "v", comment.author().avatarUrl());
        }
        lists(json, comment);
        json.endObject();
        harmless(row, to);
        to.writeByte('\n');
    }

    private static void lists(JsonWriter json, Comment comment) throws IOException {
        if (!comment.pictures().isEmpty()) {
            json.name("m").beginArray();
            for (Picture picture : comment.pictures()) {
                json.value(picture.url().or(picture::originUrl).orElse(""));
            }
            json.endArray();
        }
        if (!comment.hashTags().isEmpty()) {
            json.name("h").beginArray();
            for (HashTag hashTag : comment.hashTags()) {
                json.value(hashTag.name());
            }
            json.endArray();
        }
    }

    /**
     * The same JSON, in which no text can end the script element it stands in, or begin a comment there. In JSON these
     * signs occur in texts only, where an escape says the same.
     */
    static void harmless(Buffer json, Buffer to) throws IOException {
        while (!json.exhausted()) {
            byte sign = json.readByte();
            switch (sign) {
                case '<' -> to.writeUtf8("\\u003c");
                case '>' -> to.writeUtf8("\\u003e");
                case '&' -> to.writeUtf8("\\u0026");
                default -> to.writeByte(sign);
            }
        }
    }

    private static void text(JsonWriter json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.get());
        }
    }

    private static void number(JsonWriter json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsLong());
        }
    }

    /** A number for the script to count with; a text in its place under a name of its own, to be shown only. */
    private static void count(JsonWriter json, String name, CountText count, Comment comment) throws IOException {
        number(json, name, count.number(comment));
        text(json, name + "t", count.text(comment));
    }

    private static void truth(JsonWriter json, String name, boolean value) throws IOException {
        if (value) {
            json.name(name).value(1);
        }
    }
}
