package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.CoverageField;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryReaderTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final NoteId OTHER = NoteId.of("6700000000000000000000aa");

    @TempDir
    Path dir;

    @Test
    void everyCoverageFieldIsReadBack() throws IOException {
        Summary one = summary(NOTE, 100);
        Summary two = summary(OTHER, 200);

        assertThat(read(one)).extracting(ReadSummary.Read::coverage).containsExactly(one.coverage());
        assertThat(read(one, two))
                .extracting(ReadSummary.Read::coverage)
                .containsExactly(one.coverage(), two.coverage());
    }

    @Test
    void restOfTheSummaryIsReadBack() throws IOException {
        ReadSummary.Read read = read(summary(NOTE, 100)).get(0);

        assertThat(read.note()).isEqualTo(NOTE);
        assertThat(read.stop()).isEqualTo("page-limit");
        assertThat(read.repliesUnread()).isEqualTo(9);
        assertThat(read.spend()).contains(new Spend(1, 2, 3));
    }

    @Test
    void filesOfOlderVersionsLackSomeFields() throws IOException {
        Path file = Files.writeString(dir.resolve("old.json"), """
                {"note": "6683b283000000001f0052bf", "stop": "end-of-pages", "pages": 2, "comments": 20, "repeats": 1,
                 "coverage": {"reportedTotal": 35, "readTopLevel": 20, "readReplies": 0}}
                """);

        Coverage coverage = SummaryReader.read(file).get(0).coverage();

        assertThat(coverage.pages()).isEqualTo(2);
        assertThat(coverage.reported().topLevel()).isEmpty();
        assertThat(coverage.replyChainsCutShort()).isZero();
        assertThat(coverage.irregular().rowsLeftOut()).isZero();
    }

    @Test
    void agesAreReadAndAFileOfAnEarlierVersionHasNone() throws IOException {
        Instant oldest = Instant.parse("2026-11-22T17:00:00Z");
        Instant newest = Instant.parse("2026-11-23T17:00:00Z");
        Summary summary = summary(NoteId.of("6683b283000000001f0052bf"), 1);

        assertThat(read(summary).get(0).age()).isEmpty();
        assertThat(read(summary.withAge(Optional.of(oldest), Optional.of(newest)))
                        .get(0)
                        .age())
                .hasValue(new ReadSummary.Age(oldest, newest));
    }

    /** Each number of the coverage is one of its own. */
    private static Summary summary(NoteId note, int base) {
        Coverage coverage = CoverageField.coverage(field -> OptionalLong.of(base + field.ordinal()));
        return new Summary(
                note, new Termination(StopReason.PAGE_LIMIT, Optional.empty()), coverage, new Spend(1, 2, 3), 9);
    }

    private List<ReadSummary.Read> read(Summary... summaries) throws IOException {
        Path file = dir.resolve("summary.json");
        try (OutputStream out = Files.newOutputStream(file)) {
            Summary.writeJson(List.of(summaries), List.of(), Optional.empty(), Optional.empty(), out);
        }
        return SummaryReader.read(file);
    }
}
