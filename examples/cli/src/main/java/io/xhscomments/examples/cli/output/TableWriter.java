package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/** A table for people, one line a comment, times in UTC; replies stand indented below what they answer. */
final class TableWriter implements CommentWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TIME_WIDTH = 16;
    private static final int AUTHOR_WIDTH = 16;
    private static final int NUMBER_WIDTH = 7;
    private static final int TEXT_WIDTH = 72;

    private final Writer out;

    TableWriter(Writer out, boolean goesOn) throws IOException {
        this.out = out;
        if (goesOn) {
            return;
        }
        row("time (UTC)", "author", "likes", "replies", "text");
        row(
                "-".repeat(TIME_WIDTH),
                "-".repeat(AUTHOR_WIDTH),
                "-".repeat(NUMBER_WIDTH),
                "-".repeat(NUMBER_WIDTH),
                "-".repeat(40));
    }

    @Override
    public void write(Comment comment) throws IOException {
        row(
                TIME.format(comment.createdAt()),
                comment.author().nickname().orElse(comment.author().id().value()),
                number(comment.likeCount()),
                number(comment.replyCount()),
                (comment.isReply() ? "  ↳ " : "") + comment.content());
    }

    private void row(String time, String author, String likes, String replies, String text) throws IOException {
        out.write(Cell.left(time, TIME_WIDTH) + "  " + Cell.left(author, AUTHOR_WIDTH) + "  "
                + Cell.right(likes, NUMBER_WIDTH) + "  " + Cell.right(replies, NUMBER_WIDTH) + "  "
                + Cell.cut(text, TEXT_WIDTH) + "\n");
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
