package io.xhscomments.core.reading;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Comments to read: number n is the newer, the smaller n is. */
final class Data {
    static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    static final PageRequest FIRST = PageRequest.comments(NOTE);
    private static final long NEWEST = 1_724_000_000;
    private static final Author AUTHOR = Author.of(UserId.of("6683b2830000000001f0052bf1234"), "somebody");

    private Data() {}

    static CommentId id(long number) {
        HexFormat hex = HexFormat.of();
        return CommentId.of(hex.toHexDigits(NEWEST - number, 8) + hex.toHexDigits(number, 16));
    }

    static Instant timeOf(long number) {
        return Instant.ofEpochSecond(NEWEST - number);
    }

    static Comment.Builder builder(long number) {
        return Comment.builder(id(number), NOTE, AUTHOR, timeOf(number), "comment " + number);
    }

    /** A comment that reports no replies. */
    static Comment comment(long number) {
        return builder(number).replyCount(0).build();
    }

    static Comment pinned(long number) {
        return builder(number).replyCount(0).tags(List.of(Tag.of(Tag.PINNED))).build();
    }

    static Comment withReplies(long number, long reported, Comment... inlined) {
        return builder(number).replyCount(reported).replies(List.of(inlined)).build();
    }

    static Comment reply(long root, long number) {
        return reply(root, number, root);
    }

    static Comment reply(long root, long number, long parent) {
        return builder(number)
                .rootId(id(root))
                .replyTo(new ReplyTarget(id(parent), OptionalInt.of(0), Optional.empty(), UnknownFields.none()))
                .build();
    }

    /** The comments from one number to another, both included. */
    static List<Comment> comments(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Data::comment).toList();
    }

    static PageRequest repliesTo(long number) {
        return PageRequest.replies(NOTE, id(number));
    }

    static Cursor cursor(String name) {
        return Cursor.of("{\"cursor\":\"" + name + "\",\"index\":2}");
    }

    static List<CommentId> ids(long... numbers) {
        return Arrays.stream(numbers).mapToObj(Data::id).toList();
    }

    static List<CommentId> idsOf(List<Comment> comments) {
        return comments.stream().map(Comment::id).toList();
    }

    /** Reads to the end. */
    static List<CommentId> rest(Iterator<Comment> reading) {
        List<CommentId> rest = new ArrayList<>();
        reading.forEachRemaining(comment -> rest.add(comment.id()));
        return rest;
    }
}
