package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.text.FormulaGuard;
import io.xhscomments.examples.cli.text.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * Writes RFC 4180. Texts of users must not become formulas in a spreadsheet: a text, or a part of it, that begins like
 * a formula gets an apostrophe in front, see {@link FormulaGuard}. Numbers stay numbers.
 */
final class CsvCommentWriter extends RowWriter {
    /** A text with a semicolon or a tab is quoted, too, because some programs split there. */
    private static final int QUOTED = Utf8Buffer.QUOTE | Utf8Buffer.COMMA | Utf8Buffer.SEPARATOR;

    private final Column.Label label = new Column.Label();
    private final List<Column> columns;

    CsvCommentWriter(OutputStream stream, boolean resumes) {
        super(stream);
        this.columns = Column.ALL;
        if (!resumes) {
            row(Column::name, unwritten());
        }
    }

    /** A writer of changes. */
    CsvCommentWriter(OutputStream stream) {
        super(stream);
        this.columns = label.columns();
        row(Column::name, unwritten());
    }

    @Override
    public void write(CommentChange change) throws IOException {
        label.set(change);
        write(change.comment());
    }

    @Override
    void append(Comment comment, Utf8Buffer rows) {
        row(column -> column.value().apply(comment).orElse(""), rows);
    }

    private void row(Function<Column, Object> values, Utf8Buffer rows) {
        for (int at = 0; at < columns.size(); at++) {
            if (at > 0) {
                rows.ascii(',');
            }
            cell(values.apply(columns.get(at)), rows);
        }
        rows.ascii('\r');
        rows.ascii('\n');
    }

    private static void cell(Object value, Utf8Buffer rows) {
        String text = value.toString();
        int start = rows.size();
        int kinds = rows.text(text);
        boolean isNumber = value instanceof Number || value instanceof Boolean;
        if (!isNumber && ((kinds & Utf8Buffer.SEPARATOR) != 0 || !FormulaGuard.beginsPlain(text))) {
            text = FormulaGuard.escaped(text);
            rows.truncate(start);
            kinds = rows.text(text);
        }
        if ((kinds & QUOTED) != 0) {
            rows.truncate(start);
            rows.ascii('"');
            rows.text(text.replace("\"", "\"\""));
            rows.ascii('"');
        }
    }
}
