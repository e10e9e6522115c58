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
 * Writes comments as the page's script reads them: one JSON object per line, with short names, since there may be very
 * many. A value that the service did not send is left out.
 */
@RequiredArgsConstructor
final class CommentRowWriter {
    private final boolean remoteImages;

    /** Writes one comment, with a line break at its end. */
    void write(Comment comment, CommentChange change, Buffer to) throws IOException {
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
        truth(json, "added", change.added());
        number(json, "before", change.likesBefore());
        if (remoteImages) {
            text(json, "v", comment.author().avatarUrl());
        }
        lists(json, comment);
        json.endObject();
        escapeForScript(row, to);
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
     * The same JSON, in which no text can end the script element around it, or begin a comment there. In JSON these
     * characters occur in strings only, where an escape means the same.
     */
    static void escapeForScript(Buffer json, Buffer to) throws IOException {
        while (!json.exhausted()) {
            byte next = json.readByte();
            switch (next) {
                case '<' -> to.writeUtf8("\\u003c");
                case '>' -> to.writeUtf8("\\u003e");
                case '&' -> to.writeUtf8("\\u0026");
                default -> to.writeByte(next);
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

    /** A number for the script to calculate with; a text in its place has a name of its own, and is only shown. */
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
