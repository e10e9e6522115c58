package io.xhscomments.examples.cli.output;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.report.PageSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
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
            return writerTo(stream, goesOn, TableStyle.plain(Messages.in(Language.en)));
        }

        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn, TableStyle look) throws IOException {
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

        /** A text in quotes may have line breaks, so the quotes are counted. */
        @Override
        public boolean endsWithRow(InputStream file, long bytes) throws IOException {
            boolean quoted = false;
            int before = 0;
            int last = 0;
            for (long at = 0; at < bytes; at++) {
                before = last;
                last = file.read();
                quoted ^= last == '"';
            }
            return !quoted && before == '\r' && last == '\n';
        }
    },
    /** A workbook for spreadsheets. */
    xlsx {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn) {
            return new XlsxWriter(stream);
        }

        @Override
        public boolean canGoOn() {
            return false;
        }

        @Override
        public boolean needsFile() {
            return true;
        }
    },
    /** Columns for notebooks and engines. */
    parquet {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn) throws IOException {
            return new ParquetWriter(stream);
        }

        @Override
        public boolean canGoOn() {
            return false;
        }

        @Override
        public boolean needsFile() {
            return true;
        }
    },
    /** One page to look at, with charts and a table that can be searched. */
    html {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean goesOn) {
            return HtmlWriter.to(stream, PageSettings.DEFAULTS, goesOn);
        }

        /** Rows stand in elements; behind a row alone, the element would stay open. */
        @Override
        public boolean endsWithRow(InputStream file, long bytes) throws IOException {
            file.skipNBytes(Math.max(0, bytes - 2));
            return file.read() == '>' && file.read() == '\n';
        }

        @Override
        public boolean needsFile() {
            return true;
        }
    };

    /**
     * A writer of this format. The stream stays the caller's.
     *
     * @param goesOn whether an earlier run wrote the beginning, and with it the head; never, for a format that cannot
     */
    public abstract CommentWriter writerTo(OutputStream stream, boolean goesOn) throws IOException;

    /** The same for eyes: how it looks to them matters to a table alone. */
    public CommentWriter writerTo(OutputStream stream, boolean goesOn, TableStyle look) throws IOException {
        return writerTo(stream, goesOn);
    }

    /**
     * Whether a later run can write on where an earlier one stopped. If not, a file has an end that it cannot be read
     * without.
     */
    public boolean canGoOn() {
        return true;
    }

    /**
     * Whether a file of this format, cut off after so many bytes, ends with a complete row: for checkpoints of the
     * first version, which had no checksum of what was written.
     *
     * @param bytes one or more; the file has as many
     */
    public boolean endsWithRow(InputStream file, long bytes) throws IOException {
        file.skipNBytes(bytes - 1);
        return file.read() == '\n';
    }

    /** Whether it is nothing to be shown on a terminal. */
    public boolean needsFile() {
        return false;
    }

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
