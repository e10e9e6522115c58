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
 * The formats of the program; lower case, because users type them so. Always UTF-8, whatever the default charset of the
 * platform is.
 */
public enum Format {
    /** A table for people. */
    table {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean resumes) throws IOException {
            return writerTo(stream, resumes, TableStyle.plain(Messages.in(Language.en)));
        }

        @Override
        public CommentWriter writerTo(OutputStream stream, boolean resumes, TableStyle style) throws IOException {
            return new TableWriter(utf8(stream), resumes, style);
        }
    },
    /** One JSON object per line. */
    jsonl {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean resumes) {
            return new JsonlWriter(stream);
        }
    },
    /** Comma-separated values, for spreadsheets. */
    csv {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean resumes) {
            return new CsvCommentWriter(stream, resumes);
        }

        /** A quoted text may contain line breaks, so the quotes are counted. */
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
        public CommentWriter writerTo(OutputStream stream, boolean resumes) {
            return new XlsxWriter(stream);
        }

        @Override
        public boolean isResumable() {
            return false;
        }

        @Override
        public boolean requiresFile() {
            return true;
        }
    },
    /** Columns, for notebooks and query engines. */
    parquet {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean resumes) throws IOException {
            return new ParquetWriter(stream);
        }

        @Override
        public boolean isResumable() {
            return false;
        }

        @Override
        public boolean requiresFile() {
            return true;
        }
    },
    /** One HTML page with charts and a searchable table. */
    html {
        @Override
        public CommentWriter writerTo(OutputStream stream, boolean resumes) {
            return HtmlWriter.to(stream, PageSettings.DEFAULTS, resumes);
        }

        /** A row lies in an element, which has to be closed behind it. */
        @Override
        public boolean endsWithRow(InputStream file, long bytes) throws IOException {
            file.skipNBytes(Math.max(0, bytes - 2));
            return file.read() == '>' && file.read() == '\n';
        }

        @Override
        public boolean requiresFile() {
            return true;
        }
    };

    /**
     * Creates a writer of this format. The stream stays the caller's.
     *
     * @param resumes whether an earlier run wrote the beginning, and with it the head; false for a format that is not
     *     {@linkplain #isResumable() resumable}
     */
    public abstract CommentWriter writerTo(OutputStream stream, boolean resumes) throws IOException;

    /** The same for people: the style matters to a table only. */
    public CommentWriter writerTo(OutputStream stream, boolean resumes, TableStyle style) throws IOException {
        return writerTo(stream, resumes);
    }

    /**
     * Whether a later run can append to the file of an earlier one. Files of other formats cannot be read without their
     * end.
     */
    public boolean isResumable() {
        return true;
    }

    /**
     * Whether a file of this format, cut off after this number of bytes, ends with a complete row: for checkpoints of
     * the first version, which had no checksum of the file.
     *
     * @param bytes at least one, and at most the size of the file
     */
    public boolean endsWithRow(InputStream file, long bytes) throws IOException {
        file.skipNBytes(bytes - 1);
        return file.read() == '\n';
    }

    /** Whether the format must not be shown on a terminal. */
    public boolean requiresFile() {
        return false;
    }

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
