package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxWriterTest {
    private static final int MAX_CHARS = 32_767;

    private static XSSFWorkbook workbookOf(int rowsOfSheet, List<Comment> comments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CommentWriter writer = new XlsxWriter(out, rowsOfSheet)) {
            for (Comment comment : comments) {
                writer.write(comment);
            }
            writer.conclude(List.of(stoppedEarly()));
        }
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static XSSFWorkbook workbookOf(Comment... comments) throws IOException {
        return workbookOf(1_048_576, List.of(comments));
    }

    private static Summary stoppedEarly() {
        return new Summary(
                NoteId.of("6683b283000000001f0052bf"),
                new Termination(StopReason.PAGE_LIMIT, Optional.empty()),
                new Coverage(ReportedTotals.of(205, 117), 7, 2, 1, 3, 0),
                new Spend(3, 0, 1),
                0);
    }

    private static Comment withPicture(String url) {
        return RoundTripTest.commentWith("look").toBuilder()
                .pictures(List.of(new Picture(
                        Optional.of(url),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        UnknownFields.none())))
                .build();
    }

    private static XSSFCell cell(XSSFWorkbook workbook, String column) {
        return workbook.getSheetAt(0).getRow(1).getCell(ReopenedFile.columnOf(workbook, column));
    }

    @Test
    void headIsFrozenAndFiltersEveryRow() throws IOException {
        XSSFSheet sheet = workbookOf(RoundTripTest.commentWith("a"), RoundTripTest.commentWith("b"))
                .getSheetAt(0);

        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef())
                .isEqualTo("A1:" + CellReference.convertNumToColString(Column.ALL.size() - 1) + "3");
        assertThat(sheet.getRow(0).getLastCellNum()).isEqualTo((short) Column.ALL.size());
    }

    @Test
    void datesAreUtcDatesAndNumbersAreNumbers() throws IOException {
        XSSFWorkbook workbook = workbookOf(RoundTripTest.commentWith("x").toBuilder()
                .likeCount(36)
                .score(-7)
                .build());

        assertThat(DateUtil.isCellDateFormatted(cell(workbook, "createdAt"))).isTrue();
        assertThat(cell(workbook, "createdAt").getLocalDateTimeCellValue())
                .isEqualTo(LocalDateTime.of(1970, 1, 1, 0, 0));
        assertThat(workbook.getSheetAt(0).getRow(0).getCell(4).getStringCellValue())
                .isEqualTo("createdAt (UTC)");
        assertThat(cell(workbook, "likeCount").getNumericCellValue()).isEqualTo(36);
        assertThat(cell(workbook, "score").getNumericCellValue()).isEqualTo(-7);
    }

    @Test
    void numberThatSpreadsheetsWouldRoundIsText() throws IOException {
        XSSFWorkbook workbook = workbookOf(RoundTripTest.commentWith("x").toBuilder()
                .score(9_007_199_254_740_993L)
                .build());

        assertThat(cell(workbook, "score").getStringCellValue()).isEqualTo("9007199254740993");
    }

    @Test
    void textsAreNeverFormulas() throws IOException {
        XSSFSheet sheet = workbookOf(RoundTripTest.commentWith("=1+1"), RoundTripTest.commentWith("@SUM(A1)"))
                .getSheetAt(0);

        for (Row row : sheet) {
            assertThat(row).noneMatch(cell -> cell.getCellType() == CellType.FORMULA);
        }
    }

    @Test
    void equalNotesAndPicturesAreAllLinked() throws IOException {
        Comment comment = withPicture("https://sns-img.example/1040g.jpg");
        XSSFWorkbook workbook = workbookOf(comment, comment);

        assertThat(cell(workbook, "noteId").getStringCellValue()).isEqualTo("6683b283000000001f0052bf");
        assertThat(cell(workbook, "noteId").getHyperlink().getAddress())
                .isEqualTo("https://www.xiaohongshu.com/explore/6683b283000000001f0052bf");
        assertThat(cell(workbook, "pictures").getHyperlink().getAddress())
                .isEqualTo("https://sns-img.example/1040g.jpg");
        assertThat(workbook.getSheetAt(0).getHyperlinkList()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "https:///nowhere",
                "https://a b/",
                "https://example.org/\u202egpj.exe",
                "\\\\host\\share",
                "ms-excel:ofe|u|https://example.org"
            })
    void otherAddressesAreNotLinked(String address) throws IOException {
        XSSFWorkbook workbook = workbookOf(withPicture(address));

        assertThat(cell(workbook, "pictures").getStringCellValue()).isEqualTo(address);
        assertThat(cell(workbook, "pictures").getHyperlink()).isNull();
    }

    @Test
    void textLongerThanACellIsCutAndReported() throws IOException {
        // Not the same letter over and over: POI would take the file for a zip bomb.
        String fits = new Random(1)
                .ints(MAX_CHARS, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        XSSFWorkbook workbook = workbookOf(
                RoundTripTest.commentWith(fits), RoundTripTest.commentWith("😀" + fits.replaceAll("[a-m]", "😀")));
        XSSFSheet sheet = workbook.getSheetAt(0);
        int content = ReopenedFile.columnOf(workbook, "content");

        assertThat(sheet.getRow(1).getCell(content).getStringCellValue()).isEqualTo(fits);
        assertThat(sheet.getRow(2).getCell(content).getStringCellValue())
                .hasSizeBetween(MAX_CHARS - 1, MAX_CHARS)
                .startsWith("😀")
                .endsWith("… [cut: a cell holds no more]");
        // The nickname was as long.
        assertThat(text(workbook.getSheet("Reading"))).contains("2 texts were longer than the 32767 characters");
    }

    @Test
    void fullSheetIsFollowedByAnother() throws IOException {
        XSSFWorkbook workbook = workbookOf(4, Collections.nCopies(7, RoundTripTest.commentWith("x")));

        assertThat(IntStream.range(0, workbook.getNumberOfSheets()).mapToObj(workbook::getSheetName))
                .containsExactly("Comments", "Comments 2", "Comments 3", "Reading");
        assertThat(List.of(0, 1, 2))
                .extracting(at -> workbook.getSheetAt(at).getLastRowNum())
                .containsExactly(3, 3, 1);
        assertThat(workbook.getSheetAt(2).getRow(0).getCell(0).getStringCellValue())
                .isEqualTo("id");
    }

    @Test
    void lastSheetHoldsTheCoverage() throws IOException {
        XSSFSheet reading = workbookOf().getSheet("Reading");
        Function<String, XSSFCell> told = name -> IntStream.range(
                        0, reading.getRow(0).getLastCellNum())
                .filter(at -> reading.getRow(0).getCell(at).getStringCellValue().equals(name))
                .mapToObj(reading.getRow(1)::getCell)
                .findFirst()
                .orElseThrow();

        assertThat(told.apply("complete").getBooleanCellValue()).isFalse();
        assertThat(told.apply("stop").getStringCellValue()).isEqualTo("page-limit");
        assertThat(told.apply("reportedTotal").getNumericCellValue()).isEqualTo(205);
        assertThat(told.apply("readTopLevel").getNumericCellValue()).isEqualTo(7);
        assertThat(text(reading)).contains("read 7 of 117 reported top-level comments");
    }

    @Test
    void linksBeyondTheMaximumAreTextAndReported() throws IOException {
        int comments = XlsxCells.MAX_LINKS + 5;
        XSSFWorkbook workbook = workbookOf(1_048_576, Collections.nCopies(comments, RoundTripTest.commentWith("x")));

        assertThat(workbook.getSheetAt(0).getHyperlinkList()).hasSize(XlsxCells.MAX_LINKS);
        assertThat(workbook.getSheetAt(0).getRow(comments).getCell(1).getStringCellValue())
                .isEqualTo("6683b283000000001f0052bf");
        assertThat(text(workbook.getSheet("Reading"))).contains("5 links are text only");
    }

    @Test
    void rowsReachTheStreamBeforeTheEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CommentWriter writer = new XlsxWriter(out)) {
            for (Comment comment : Collections.nCopies(20_000, RoundTripTest.commentWith("x"))) {
                writer.write(comment);
            }
            assertThat(out.size()).isGreaterThan(50_000);
        }
    }

    private static String text(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
        return text.toString();
    }
}
