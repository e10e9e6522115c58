package io.xhscomments.examples.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes RFC 4180. Texts of users must not become formulas in a spreadsheet: a text, or a part of it, that begins like
 * a formula gets an apostrophe in front, see {@link FormulaGuard}. Numbers stay numbers.
 */
final class CsvCommentWriter implements CommentWriter {
    /** Also quotes texts with a semicolon or a tab, because some programs split there. */
    private static final QuoteStrategy OTHER_SEPARATORS = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.indexOf(';') >= 0 || value.indexOf('\t') >= 0;
        }
    };

    private final Writer out;
    private final CsvWriter csv;

    CsvCommentWriter(Writer out, boolean resumes) {
        this.out = out;
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(OTHER_SEPARATORS)
                .build(out);
        if (!resumes) {
            csv.writeRecord(Column.ALL.stream().map(Column::name).toList());
        }
    }

    @Override
    public void write(Comment comment) {
        csv.writeRecord(Column.ALL.stream()
                .map(column -> column.value()
                        .apply(comment)
                        .map(CsvCommentWriter::cell)
                        .orElse(""))
                .toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    private static String cell(Object value) {
        boolean isSafe = value instanceof Number || value instanceof Boolean;
        return isSafe ? value.toString() : FormulaGuard.escaped(value.toString());
    }
}
