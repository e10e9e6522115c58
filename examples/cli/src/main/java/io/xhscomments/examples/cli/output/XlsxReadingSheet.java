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

/** The sheet that says what the reading came to: what was read against what was reported, and why it stopped. */
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
        reading.words(summaries, loss);
        sheet.close();
    }

    private void note(Summary summary) {
        row++;
        int column = 0;
        cells.value(row, column++, summary.note().value());
        cells.value(row, column++, summary.reason().isComplete());
        cells.value(row, column++, summary.reason().id());
        for (CoverageField field : CoverageField.values()) {
            told(column++, field.of(summary.coverage()));
        }
        cells.value(row, column++, summary.pending());
        cells.value(row, column++, summary.spend().charged());
        cells.value(row, column, summary.spend().unknown());
    }

    private void told(int column, OptionalLong count) {
        if (count.isPresent()) {
            cells.value(row, column, count.getAsLong());
        }
    }

    private void words(List<Summary> summaries, XlsxLoss loss) {
        row++;
        // A file is the same whoever writes it, so its words are too.
        Messages english = Messages.in(Language.en);
        for (Summary summary : summaries) {
            summary.lines(english).forEach(this::line);
        }
        if (loss.cutTexts() > 0) {
            line(loss.cutTexts() + " texts were longer than the " + XlsxText.MOST
                    + " characters a cell can hold, and end with a mark; jsonl and parquet have them whole.");
        }
        if (loss.plainLinks() > 0) {
            line(loss.plainLinks() + " links are text only: a sheet has room for so many that can be clicked.");
        }
    }

    private void line(String words) {
        row++;
        cells.value(row, 0, words);
    }
}
