package io.xhscomments.examples.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.io.Writer;

/**
 * RFC 4180. Somebody else's text must not become a formula in a spreadsheet: a text that starts like one gets an
 * apostrophe in front. Numbers are ours and stay numbers.
 */
final class CsvCommentWriter implements CommentWriter {
    private final Writer out;
    private final CsvWriter csv;

    CsvCommentWriter(Writer out, boolean goesOn) {
        this.out = out;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        if (!goesOn) {
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
        return value instanceof String text ? defused(text) : value.toString();
    }

    private static String defused(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
