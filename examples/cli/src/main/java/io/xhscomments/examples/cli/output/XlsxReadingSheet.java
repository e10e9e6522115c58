package io.xhscomments.examples.cli.output;

import io.xhscomments.core.reading.CoverageField;
import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Messages;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;

/** Writes the last sheet: the coverage of each note, and the reason of its stop. */
final class XlsxReadingSheet {
    private static final List<String> HEAD = Stream.of(
                    Stream.of("noteId", "complete", "stop"),
                    Stream.of(CoverageField.values()).map(CoverageField::id),
                    Stream.of("pending", "requestsCharged", "requestsUnknown"))
            .flatMap(Function.identity())
            .toList();
    private static final int WIDTH = 22;

    private final XlsxCells cells;
    private int row;

    private XlsxReadingSheet(XlsxCells cells) {
        this.cells = cells;
    }

    static void write(Worksheet sheet, List<Summary> summaries, XlsxLoss loss) throws IOException {
        XlsxReadingSheet reading = new XlsxReadingSheet(new XlsxCells(sheet, loss));
        for (int at = 0; at < HEAD.size(); at++) {
            reading.cells.head(0, at, HEAD.get(at));
            sheet.width(at, WIDTH);
        }
        sheet.freezePane(0, 1);
        summaries.forEach(reading::note);
        reading.lines(summaries, loss);
        sheet.close();
    }

    private void note(Summary summary) {
        row++;
        int column = 0;
        cells.value(row, column++, summary.note().value());
        cells.value(row, column++, summary.reason().isComplete());
        cells.value(row, column++, summary.reason().id());
        for (CoverageField field : CoverageField.values()) {
            count(column++, field.of(summary.coverage()));
        }
        cells.value(row, column++, summary.pending());
        cells.value(row, column++, summary.spend().charged());
        cells.value(row, column, summary.spend().unknown());
    }

    private void count(int column, OptionalLong count) {
        if (count.isPresent()) {
            cells.value(row, column, count.getAsLong());
        }
    }

    private void lines(List<Summary> summaries, XlsxLoss loss) {
        row++;
        // A file does not depend on the language of the user.
        Messages english = Messages.in(Language.en);
        for (Summary summary : summaries) {
            summary.lines(english).forEach(this::line);
        }
        if (loss.cutTexts() > 0) {
            line(loss.cutTexts() + " texts were longer than the " + XlsxText.MAX_CHARS
                    + " characters that a cell can hold, and were cut; jsonl and parquet have the complete texts.");
        }
        if (loss.plainLinks() > 0) {
            line(loss.plainLinks() + " links are text only, because a sheet can hold a limited number of links.");
        }
    }

    private void line(String text) {
        row++;
        cells.value(row, 0, text);
    }
}
