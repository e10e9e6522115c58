package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.text.Sanitizer;
import java.io.IOException;
import java.io.OutputStream;
import okio.Buffer;

/** Writes one JSON object per line, in UTF-8. */
public final class JsonlWriter implements CommentWriter {
    private static final long FLUSH_AT = 64 * 1024;

    private final OutputStream stream;
    private final Buffer lines = new Buffer();

    /** A writer that owns the stream. */
    public JsonlWriter(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(Comment comment) throws IOException {
        Buffer line = new Buffer();
        new CommentJson(JsonWriter.of(line)).write(comment);
        write(line);
    }

    /** Writes a comment, and what happened to it. */
    public void write(CommentChange change) throws IOException {
        Buffer line = new Buffer();
        new CommentJson(JsonWriter.of(line)).write(change);
        write(line);
    }

    private void write(Buffer line) throws IOException {
        // JSON of unknown fields may contain line breaks, which would split the line. They are white space there, so
        // that
        // spaces mean the same. Control characters occur in strings only, where their escapes mean the same.
        lines.writeUtf8(Sanitizer.lines(line.readUtf8().replace('\n', ' ').replace('\r', ' ')))
                .writeByte('\n');
        if (lines.size() > FLUSH_AT) {
            lines.copyTo(stream);
            lines.clear();
        }
    }

    @Override
    public void flush() throws IOException {
        lines.copyTo(stream);
        lines.clear();
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
