package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.text.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a format whose rows do not depend on each other. */
abstract class RowWriter implements CommentWriter {
    private static final int FLUSH_AT = 64 * 1024;

    private final OutputStream stream;
    private final Utf8Buffer unwritten = new Utf8Buffer();

    RowWriter(OutputStream stream) {
        this.stream = stream;
    }

    /** Appends the row of a comment. For several threads, each with its own rows. */
    abstract void append(Comment comment, Utf8Buffer rows);

    /** The rows that are not written yet. */
    final Utf8Buffer unwritten() {
        return unwritten;
    }

    @Override
    public final void write(Comment comment) throws IOException {
        append(comment, unwritten);
        writeIfFull();
    }

    @Override
    public final PreparedRows prepare(List<Comment> comments) {
        Utf8Buffer rows = new Utf8Buffer();
        comments.forEach(comment -> append(comment, rows));
        return new PreparedRows() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public void write() throws IOException {
                unwritten.append(rows);
                writeIfFull();
            }
        };
    }

    final void writeIfFull() throws IOException {
        if (unwritten.size() > FLUSH_AT) {
            unwritten.drainTo(stream);
        }
    }

    @Override
    public final void flush() throws IOException {
        unwritten.drainTo(stream);
        stream.flush();
    }

    @Override
    public final void close() throws IOException {
        flush();
    }
}
