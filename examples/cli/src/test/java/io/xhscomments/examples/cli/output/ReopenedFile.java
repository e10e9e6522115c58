package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files opened again by readers that share nothing with the writers: DuckDB, and Apache POI for workbooks. */
final class ReopenedFile {
    private ReopenedFile() {}

    static Path written(Path file, Format format, List<Comment> comments) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file);
                CommentWriter writer = format.writerTo(stream, false)) {
            for (Comment comment : comments) {
                writer.write(comment);
            }
        }
        return file;
    }

    /** One text a comment, with everything in it. */
    static List<String> rows(Path file, Format format) throws IOException, SQLException {
        return switch (format) {
            case jsonl -> column("select json::varchar from read_ndjson_objects('" + file + "')");
            case csv, parquet -> column("select to_json(t)::varchar from " + table(file, format) + " t");
            case xlsx -> {
                try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
                    yield dataRows(workbook).stream().map(ReopenedFile::text).toList();
                }
            }
            default -> throw new IllegalArgumentException(format + " has no rows");
        };
    }

    /** What stands in one column, top down; an empty cell is an empty text. */
    static List<String> cells(Path file, Format format, String column) throws IOException, SQLException {
        return switch (format) {
            case jsonl -> column("select json->>'" + column + "' from read_ndjson_objects('" + file + "')");
            case csv, parquet -> column("select coalesce(" + column + "::varchar, '') from " + table(file, format));
            case xlsx -> {
                try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
                    int at = columnOf(workbook, column);
                    yield dataRows(workbook).stream()
                            .map(row -> row.getCell(at) == null ? "" : value(row.getCell(at)))
                            .toList();
                }
            }
            default -> throw new IllegalArgumentException(format + " has no columns");
        };
    }

    static List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    static int columnOf(XSSFWorkbook workbook, String name) {
        return StreamSupport.stream(workbook.getSheetAt(0).getRow(0).spliterator(), false)
                .filter(cell -> cell.getStringCellValue().replace(" (UTC)", "").equals(name))
                .findFirst()
                .orElseThrow()
                .getColumnIndex();
    }

    private static String table(Path file, Format format) {
        return format == Format.parquet
                ? "read_parquet('" + file + "')"
                : "read_csv('" + file + "', header=true, all_varchar=true, delim=',', quote='\"', escape='\"')";
    }

    private static List<Row> dataRows(XSSFWorkbook workbook) {
        return StreamSupport.stream(workbook.getSheetAt(0).spliterator(), false)
                .skip(1)
                .toList();
    }

    private static String text(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(cell -> cell.getColumnIndex() + "=" + value(cell))
                .collect(Collectors.joining("\n"));
    }

    private static String value(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? cell.getLocalDateTimeCellValue()
                                .toInstant(ZoneOffset.UTC)
                                .toString()
                        : NumberToTextConverter.toText(cell.getNumericCellValue());
            case BLANK -> "";
            default -> throw new AssertionError("neither text nor number nor truth: " + cell.getCellType());
        };
    }
}
