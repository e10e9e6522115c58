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
 * Writes a page, in constant memory: its head with the script, then the comments as they arrive, then the summary of
 * the reading. A page that is cut off behind its head still works: it shows the comments it has, and says that it was
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

    /** Begins a page. */
    public static ReportPage begin(OutputStream stream, PageSettings settings) {
        ReportPage page = new ReportPage(stream, settings);
        page.buffer.writeUtf8(page.frame.beforeComments());
        return page;
    }

    /** Continues a page that an earlier run began, and flushed after its last comment. */
    public static ReportPage resume(OutputStream stream, PageSettings settings) {
        return new ReportPage(stream, settings);
    }

    /** Writes one comment or reply; replies inlined in it are not followed. */
    public void write(Comment comment, CommentChange change) throws IOException {
        if (!open.equals(Optional.of(comment.noteId()))) {
            end();
            element("class=\"comments\" data-note=\"" + comment.noteId().value() + "\"");
            open = Optional.of(comment.noteId());
        }
        rows.write(comment, change, buffer);
        if (buffer.size() > FLUSH_AT) {
            end();
            buffer.copyTo(stream);
            buffer.clear();
        }
    }

    /** Writes the summary of the reading. Nothing may be written after it. */
    public void conclude(ReadSummary summary) throws IOException {
        end();
        element("id=\"conclusion\"");
        ReadSummaryJson.write(summary, buffer);
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
