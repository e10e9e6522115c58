package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.text.Sanitizer;
import java.io.IOException;
import java.io.OutputStream;
import okio.Buffer;

/** Writes one JSON object per line, in UTF-8. */
final class JsonlWriter implements CommentWriter {
    private static final long FLUSH_AT = 64 * 1024;

    private final OutputStream stream;
    private final Buffer lines = new Buffer();

    JsonlWriter(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(Comment comment) throws IOException {
        // JSON of unknown fields may contain line breaks, which would split the line. They are white space there, so
        // that
        // spaces mean the same. Control characters occur in strings only, where their escapes mean the same.
        Buffer line = new Buffer();
        new CommentJson(JsonWriter.of(line)).write(comment);
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
