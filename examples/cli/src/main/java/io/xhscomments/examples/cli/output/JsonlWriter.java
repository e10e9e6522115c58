package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.text.JsonText;
import io.xhscomments.examples.cli.text.Sanitizer;
import io.xhscomments.examples.cli.text.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one JSON object per line, in UTF-8. */
public final class JsonlWriter extends RowWriter {
    /** A writer that owns the stream. */
    public JsonlWriter(OutputStream stream) {
        super(stream);
    }

    @Override
    void append(Comment comment, Utf8Buffer lines) {
        int start = lines.size();
        JsonText json = new JsonText(lines);
        new CommentJson(json).write(comment);
        end(json, start, lines);
    }

    @Override
    public void write(CommentChange change) throws IOException {
        Utf8Buffer lines = unwritten();
        int start = lines.size();
        JsonText json = new JsonText(lines);
        new CommentJson(json).write(change);
        end(json, start, lines);
        writeIfFull();
    }

    private static void end(JsonText json, int start, Utf8Buffer lines) {
        if (!json.isSafe()) {
            // JSON of unknown fields may contain line breaks, which would split the line. They are white space there,
            // so that spaces mean the same. Control characters occur in strings only, where their escapes mean the
            // same.
            String line = lines.textFrom(start);
            lines.truncate(start);
            lines.text(Sanitizer.lines(line.replace('\n', ' ').replace('\r', ' ')));
        }
        lines.ascii('\n');
    }
}
