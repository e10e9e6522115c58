package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.text.Sanitizer;
import java.io.IOException;
import java.io.OutputStream;
import okio.Buffer;

/** One JSON object a line, UTF-8. */
final class JsonlWriter implements CommentWriter {
    private static final long FLUSH_AT = 64 * 1024;

    private final OutputStream stream;
    private final Buffer lines = new Buffer();

    JsonlWriter(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(Comment comment) throws IOException {
        // A line break inside raw members would split the line; there it is white space or escaped, so a space says the
        // same. What could steer a terminal stands in strings only, where its number says the same.
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
