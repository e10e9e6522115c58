package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/**
 * Writes a workbook for spreadsheets: the comments, on as many sheets as they need, and a last sheet with the summary
 * of the reading. Rows go to the stream as they come; memory is bounded. Readers need the end of the file.
 */
final class XlsxWriter implements CommentWriter {
    private static final int SHEET_ROWS = 1_048_576;

    private final Workbook workbook;
    private final int rowsOfSheet;
    private final XlsxLoss loss = new XlsxLoss();
    private final Column.Label label = new Column.Label();
    private final List<Column> columns;
    private int sheets;
    private XlsxSheet sheet;

    XlsxWriter(OutputStream stream) {
        this(stream, SHEET_ROWS);
    }

    /** A writer of changes. */
    static XlsxWriter ofChanges(OutputStream stream) {
        return new XlsxWriter(stream, SHEET_ROWS, true);
    }

    /** With smaller sheets, for tests. */
    XlsxWriter(OutputStream stream, int rowsOfSheet) {
        this(stream, rowsOfSheet, false);
    }

    private XlsxWriter(OutputStream stream, int rowsOfSheet, boolean labelled) {
        this.workbook = new Workbook(stream, "xhs-comments", null);
        this.rowsOfSheet = rowsOfSheet;
        this.columns = labelled ? label.columns() : Column.ALL;
        this.sheet = nextSheet();
    }

    private XlsxSheet nextSheet() {
        sheets++;
        return new XlsxSheet(workbook.newWorksheet(sheets == 1 ? "Comments" : "Comments " + sheets), columns, loss);
    }

    @Override
    public void write(CommentChange change) throws IOException {
        label.set(change);
        write(change.comment());
    }

    @Override
    public void write(Comment comment) throws IOException {
        if (sheet.rows() == rowsOfSheet) {
            sheet.close();
            sheet = nextSheet();
        }
        sheet.write(comment);
    }

    /** Nothing to do: rows are written in batches. */
    @Override
    public void flush() {}

    @Override
    public void conclude(List<Summary> summaries) throws IOException {
        sheet.close();
        XlsxReadingSheet.write(workbook.newWorksheet("Reading"), summaries, loss);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        workbook.close();
    }
}
