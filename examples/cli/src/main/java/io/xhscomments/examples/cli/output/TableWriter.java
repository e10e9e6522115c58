package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.UserId;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.output.TableStyle.Paint;
import io.xhscomments.examples.cli.report.CountText;
import io.xhscomments.examples.cli.text.TableTime;
import io.xhscomments.examples.cli.text.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes a table for people, times in UTC. A long text continues on the next line, in its column. Replies are indented
 * below their comment.
 */
final class TableWriter implements CommentWriter {
    private static final int AUTHOR_WIDTH = 16;
    private static final int NUMBER_WIDTH = 7;
    private static final String GAP = "  ";
    private static final int TEXT_BEGINS = TableTime.WIDTH + AUTHOR_WIDTH + 2 * NUMBER_WIDTH + 4 * GAP.length();
    private static final int MIN_TEXT_WIDTH = 20;
    private static final int MAX_RULE_WIDTH = 40;
    private static final String REPLY = "  ↳ ";

    private final Writer out;
    private final TableStyle style;
    private final int textWidth;

    TableWriter(Writer out, boolean resumes, TableStyle style) throws IOException {
        this.out = out;
        this.style = style;
        this.textWidth = Math.max(MIN_TEXT_WIDTH, style.columns() - TEXT_BEGINS);
        if (!resumes) {
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
                rule(Math.min(textWidth, MAX_RULE_WIDTH)));
    }

    @Override
    public void write(Comment comment) throws IOException {
        String prefix = comment.isReply() ? REPLY : "";
        String indent = " ".repeat(TEXT_BEGINS + prefix.length());
        List<String> text = TerminalText.wrap(comment.content().orElse(""), textWidth - prefix.length());
        line(
                paint(
                        Paint.MUTED,
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
                paint(Paint.MUTED, prefix) + text.get(0));
        for (String more : text.subList(1, text.size())) {
            out.write(indent + more + "\n");
        }
    }

    private void line(String... cells) throws IOException {
        out.write(String.join(GAP, cells).stripTrailing() + "\n");
    }

    private String rule(int width) {
        return paint(Paint.MUTED, "-".repeat(width));
    }

    private String paint(Paint paint, String text) {
        return style.paint(paint, text);
    }

    private String say(MessageKey key) {
        return style.messages().format(key);
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
