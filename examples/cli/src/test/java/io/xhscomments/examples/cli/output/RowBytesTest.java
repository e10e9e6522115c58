package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonWriter;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.text.FormulaGuard;
import io.xhscomments.examples.cli.text.JsonText;
import io.xhscomments.examples.cli.text.Utf8Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Rows have the bytes that the libraries write, which people would use instead. */
class RowBytesTest {
    private static final String CHARACTERS =
            "aZ0 =-;,\t\r\n\"\\/\u0000\u001f\u007f\u0085\u00e9\u0438\u200b\u200d\u2028\u2029"
                    + "\u202e\u3000\u4e2d\ufeff\uffff\ud83d\ude00\ud83c\udff4\udb40\udc67\ud800\udc00";

    private final Random random = new Random(20261130);

    @Test
    void textsOfJsonAreSpelledAsByMoshi() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            String text = text();
            Utf8Buffer bytes = new Utf8Buffer();
            new JsonText(bytes).text(text);

            Buffer expected = new Buffer();
            JsonWriter.of(expected).value(text);
            assertThat(bytes.textFrom(0)).isEqualTo(expected.readUtf8());
        }
    }

    @Test
    void rowsOfCsvAreQuotedAsByFastCsv() throws IOException {
        for (Comment comment : RandomComments.of(7, 500)) {
            ByteArrayOutputStream row = new ByteArrayOutputStream();
            try (CommentWriter writer = Format.csv.writerTo(row, true)) {
                writer.write(comment);
            }

            String written = row.toString(StandardCharsets.UTF_8);
            List<String> cells =
                    CsvReader.builder().ofCsvRecord(written).iterator().next().getFields();
            StringWriter expected = new StringWriter();
            try (CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .quoteStrategy(new QuoteStrategy() {
                        @Override
                        public boolean quoteValue(int line, int field, String value) {
                            return value.indexOf(';') >= 0 || value.indexOf('\t') >= 0;
                        }
                    })
                    .build(expected)) {
                csv.writeRecord(cells);
            }
            assertThat(written).isEqualTo(expected.toString());
        }
    }

    @Test
    void textsThatBeginPlainNeedNoApostrophe() {
        for (int i = 0; i < 20_000; i++) {
            String text = text().replaceAll("[;\t\r\n]", "");
            if (FormulaGuard.beginsPlain(text)) {
                assertThat(FormulaGuard.escaped(text)).isEqualTo(text);
            }
        }
    }

    @Test
    void preparedRowsHaveTheBytesOfSingleOnes() throws IOException {
        for (Format format : List.of(Format.csv, Format.jsonl)) {
            List<Comment> comments = RandomComments.of(8, 300);
            ByteArrayOutputStream single = new ByteArrayOutputStream();
            try (CommentWriter writer = format.writerTo(single, false)) {
                for (Comment comment : comments) {
                    writer.write(comment);
                }
            }
            ByteArrayOutputStream prepared = new ByteArrayOutputStream();
            try (CommentWriter writer = format.writerTo(prepared, false)) {
                CommentWriter.PreparedRows first = writer.prepare(comments.subList(0, 100));
                CommentWriter.PreparedRows second = writer.prepare(comments.subList(100, 300));
                first.write();
                second.write();
            }

            assertThat(prepared.toByteArray()).isEqualTo(single.toByteArray());
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
