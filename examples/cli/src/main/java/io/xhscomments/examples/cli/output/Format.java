package io.xhscomments.examples.cli.output;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Phrases;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The formats of the program; lower case, because that is how they are typed. Always UTF-8, whatever the platform
 * prefers.
 */
public enum Format {
    /** For people. */
    table {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn) throws IOException {
            return writerTo(stream, goesOn, Look.plain(Phrases.in(Language.en)));
        }

        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn, Look look) throws IOException {
            return new TableWriter(utf8(stream), goesOn, look);
        }
    },
    /** One JSON object a line. */
    jsonl {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn) {
            return new JsonlWriter(stream);
        }
    },
    /** For spreadsheets. */
    csv {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn) throws IOException {
            return new CsvCommentWriter(utf8(stream), goesOn);
        }
    };

    /**
     * A writer of this format. The stream stays the caller's.
     *
     * @param goesOn whether an earlier run wrote the beginning, and with it the head
     */
    public abstract CommentWriter writerTo(OutputStream stream, boolean goesOn) throws IOException;

    /** The same for eyes: how it looks to them matters to a table alone. */
    public CommentWriter writerTo(OutputStream stream, boolean goesOn, Look look) throws IOException {
        return writerTo(stream, goesOn);
    }

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
