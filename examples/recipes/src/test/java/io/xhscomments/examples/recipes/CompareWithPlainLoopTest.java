package io.xhscomments.examples.recipes;

import static io.xhscomments.examples.recipes.CompareWithPlainLoop.MOST_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.examples.recipes.CompareWithPlainLoop.Row;
import io.xhscomments.testkit.TikHubStub;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompareWithPlainLoopTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static List<Row> rows;

    @BeforeAll
    static void compare() {
        rows = CompareWithPlainLoop.compare(tikhub);
    }

    private static Tuple row(String note, String reader) {
        Row row = rows.stream()
                .filter(one -> one.scene().equals(note) && one.reader().equals(reader))
                .findFirst()
                .orElseThrow();
        return Tuple.tuple(row.pages(), row.ledger().charged(), row.comments(), row.repeats(), row.ended());
    }

    @Test
    void aHealthyNoteCostsBothTheSame() {
        assertThat(row("healthy, 20 pages", "plain loop")).isEqualTo(Tuple.tuple(20, 20, 200, 0, "has_more false"));
        assertThat(row("healthy, 20 pages", "NoteReader")).isEqualTo(Tuple.tuple(20, 20, 200, 0, "end-of-pages"));
    }

    @Test
    void aStalledNoteCostsThePlainLoopWhateverItIsAllowedAndTheReaderWhatItHas() {
        assertThat(row("cursor stuck at page 10", "plain loop"))
                .isEqualTo(Tuple.tuple(10, MOST_REQUESTS, 1000, 900, "never; cut off here"));
        assertThat(row("cursor stuck at page 10", "NoteReader"))
                .isEqualTo(Tuple.tuple(10, 10, 100, 0, "stalled-cursor"));
        assertThat(row("first page for ever", "plain loop"))
                .isEqualTo(Tuple.tuple(1, MOST_REQUESTS, 1000, 990, "never; cut off here"));
        assertThat(row("first page for ever", "NoteReader")).isEqualTo(Tuple.tuple(1, 2, 10, 0, "repeated-page"));
    }

    @Test
    void aFlakyNoteIsReadByBothAndChargedOncePerPage() {
        assertThat(row("20 % transient 400", "plain loop")).isEqualTo(Tuple.tuple(20, 20, 200, 0, "has_more false"));
        assertThat(row("20 % transient 400", "NoteReader")).isEqualTo(Tuple.tuple(20, 20, 200, 0, "end-of-pages"));
        assertThat(rows)
                .filteredOn(one -> one.scene().startsWith("20 %"))
                .allMatch(one -> one.ledger().free() > 0);
    }

    @Test
    void afterAResetTheReaderStopsUnlessItIsTold() {
        List<Row> reset =
                rows.stream().filter(one -> one.scene().startsWith("10 %")).toList();

        assertThat(reset)
                .extracting(Row::reader)
                .containsExactly("plain loop", "NoteReader", "NoteReader, retryUnknownOutcome");
        assertThat(reset.get(0).ledger().unknown()).isPositive();
        assertThat(reset.get(1).ledger().unknown()).isEqualTo(1);
        assertThat(reset.get(1).ended()).isEqualTo("ResponseLostException, can be resumed");
        assertThat(reset.get(2).ledger().unknown())
                .isEqualTo(reset.get(0).ledger().unknown());
        assertThat(reset.get(2).comments()).isEqualTo(200);
    }

    @Test
    void theTableIsMarkdownWithALineForEachRow() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompareWithPlainLoop.print(rows, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2 + rows.size())
                .allMatch(line -> line.startsWith("|")
                        && line.endsWith("|")
                        && line.chars().filter(c -> c == '|').count() == 10);
    }
}
