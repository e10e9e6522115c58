package io.xhscomments.examples.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The formats of the program; lower case, because that is how they are typed. Always UTF-8, whatever the platform prefers. */
public enum Format {
    /** For people. */
    table {
        @Override
        public CommentWriter writerTo(OutputStream stream) throws IOException {
            return new TableWriter(utf8(stream));
        }
    },
    /** One JSON object a line. */
    jsonl {
        @Override
        public CommentWriter writerTo(OutputStream stream) {
            return new JsonlWriter(stream);
        }
    },
    /** For spreadsheets. */
    csv {
        @Override
        public CommentWriter writerTo(OutputStream stream) throws IOException {
            return new CsvCommentWriter(utf8(stream));
        }
    };

    /** A writer of this format. The stream stays the caller's. */
    public abstract CommentWriter writerTo(OutputStream stream) throws IOException;

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
