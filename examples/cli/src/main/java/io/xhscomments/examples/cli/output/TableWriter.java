package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.UserId;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.output.TableStyle.Paint;
import io.xhscomments.examples.cli.report.CountText;
import io.xhscomments.examples.cli.text.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table for people, times in UTC. A text that is too long goes on below itself, in its column; replies stand indented
 * below what they respond.
 */
final class TableWriter implements CommentWriter {
    private static final int AUTHOR_WIDTH = 16;
    private static final int NUMBER_WIDTH = 7;
    private static final String GAP = "  ";
    private static final int TEXT_BEGINS = TableTime.WIDTH + AUTHOR_WIDTH + 2 * NUMBER_WIDTH + 4 * GAP.length();
    private static final int LEAST_TEXT_WIDTH = 20;
    private static final int MOST_RULE_WIDTH = 40;
    private static final String REPLY = "  ↳ ";

    private final Writer out;
    private final TableStyle look;
    private final int textWidth;

    TableWriter(Writer out, boolean goesOn, TableStyle look) throws IOException {
        this.out = out;
        this.look = look;
        this.textWidth = Math.max(LEAST_TEXT_WIDTH, look.columns() - TEXT_BEGINS);
        if (!goesOn) {
            head();
        }
    }

    private void head() throws IOException {
        line(
                paint(Paint.HEAD, TerminalText.left(say(MessageKey.TABLE_TIME), TableTime.WIDTH)),
                paint(Paint.HEAD, TerminalText.left(say(MessageKey.TABLE_AUTHOR), AUTHOR_WIDTH)),
                paint(Paint.HEAD, TerminalText.right(say(MessageKey.TABLE_LIKES), NUMBER_WIDTH)),
                paint(Paint.HEAD, TerminalText.right(say(MessageKey.TABLE_REPLIES), NUMBER_WIDTH)),
                paint(Paint.HEAD, say(MessageKey.TABLE_TEXT)));
        line(
                rule(TableTime.WIDTH),
                rule(AUTHOR_WIDTH),
                rule(NUMBER_WIDTH),
                rule(NUMBER_WIDTH),
                rule(Math.min(textWidth, MOST_RULE_WIDTH)));
    }

    @Override
    public void write(Comment comment) throws IOException {
        String mark = comment.isReply() ? REPLY : "";
        String below = " ".repeat(TEXT_BEGINS + mark.length());
        List<String> text = TerminalText.wrap(comment.content().orElse(""), textWidth - mark.length());
        line(
                paint(
                        Paint.CALM,
                        TerminalText.left(comment.createdAt().map(TableTime::of).orElse(""), TableTime.WIDTH)),
                paint(
                        Paint.AUTHOR,
                        TerminalText.left(
                                comment.author()
                                        .nickname()
                                        .or(() -> comment.author().id().map(UserId::value))
                                        .orElse(""),
                                AUTHOR_WIDTH)),
                paint(Paint.LIKES, count(CountText.LIKES, comment)),
                count(CountText.REPLIES, comment),
                paint(Paint.CALM, mark) + text.get(0));
        for (String more : text.subList(1, text.size())) {
            out.write(below + more + "\n");
        }
    }

    private void line(String... cells) throws IOException {
        out.write(String.join(GAP, cells).stripTrailing() + "\n");
    }

    private String rule(int width) {
        return paint(Paint.CALM, "-".repeat(width));
    }

    private String paint(Paint paint, String text) {
        return look.paint(paint, text);
    }

    private String say(MessageKey phrase) {
        return look.phrases().format(phrase);
    }

    private static String count(CountText count, Comment comment) {
        OptionalLong number = count.number(comment);
        return TerminalText.right(
                number.isPresent()
                        ? Long.toString(number.getAsLong())
                        : count.text(comment).orElse(""),
                NUMBER_WIDTH);
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
