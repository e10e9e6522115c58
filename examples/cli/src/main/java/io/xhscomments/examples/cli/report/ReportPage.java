package io.xhscomments.examples.cli.report;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import okio.Buffer;

/**
 * Writes a page, in constant memory: its head, which draws it, then the comments as they arrive, then what the reading
 * came to. Cut off anywhere behind its head it is a page still, which shows the comments it has and says that it was
 * cut off. For one thread; the stream stays the caller's.
 */
public final class ReportPage implements Closeable, Flushable {
    private static final long FLUSH_AT = 64 * 1024;

    private final OutputStream stream;
    private final CommentRowWriter rows;
    private final PageFrame frame;
    private final Buffer buffer = new Buffer();
    private Optional<NoteId> open = Optional.empty();

    private ReportPage(OutputStream stream, PageSettings settings) {
        this.stream = stream;
        this.rows = new CommentRowWriter(settings.remoteImages());
        this.frame = PageFrame.of(settings);
    }

    /** A page that begins here. */
    public static ReportPage begin(OutputStream stream, PageSettings settings) {
        ReportPage page = new ReportPage(stream, settings);
        page.buffer.writeUtf8(page.frame.beforeComments());
        return page;
    }

    /** A page that an earlier run began, and flushed after its last comment. */
    public static ReportPage goOn(OutputStream stream, PageSettings settings) {
        return new ReportPage(stream, settings);
    }

    /** Writes one comment or reply; replies inlined in it are not followed. */
    public void write(Comment comment, Mark mark) throws IOException {
        if (!open.equals(Optional.of(comment.noteId()))) {
            end();
            element("class=\"comments\" data-note=\"" + comment.noteId().value() + "\"");
            open = Optional.of(comment.noteId());
        }
        rows.write(comment, mark, buffer);
        if (buffer.size() > FLUSH_AT) {
            end();
            buffer.copyTo(stream);
            buffer.clear();
        }
    }

    /** The reading is over: writes what it came to. Nothing may be written after it. */
    public void conclude(ReadSummary conclusion) throws IOException {
        end();
        element("id=\"conclusion\"");
        ConclusionJson.write(conclusion, buffer);
        buffer.writeUtf8("\n</script>\n").writeUtf8(frame.afterComments());
    }

    private void element(String attributes) {
        buffer.writeUtf8("<script type=\"application/json\" " + attributes + ">\n");
    }

    private void end() {
        if (open.isPresent()) {
            buffer.writeUtf8("</script>\n");
            open = Optional.empty();
        }
    }

    @Override
    public void flush() throws IOException {
        end();
        buffer.copyTo(stream);
        buffer.clear();
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
