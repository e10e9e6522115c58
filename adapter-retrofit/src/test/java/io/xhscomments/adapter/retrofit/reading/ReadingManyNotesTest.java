package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.NoteResult;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twelve notes of three pages each, one of which fails, read four at once. */
class ReadingManyNotesTest extends Tikhub {
    private final List<NoteId> notes = new ArrayList<>();

    @BeforeEach
    void serveTwelve() {
        for (int seed = 0; seed < 12; seed++) {
            notes.add(serve(SyntheticNote.builder(seed).comments(25)).id());
        }
        tikhub.respondWith(request -> request.page().note().equals(notes.get(5))
                ? Optional.of(Fixtures.error("402-insufficient-balance"))
                : Optional.empty());
    }

    private static long count(Reading reading) {
        return Pass.over(reading).comments().size();
    }

    private static List<NoteResult<Long>> read(ParallelNoteReader many, List<NoteId> notes) {
        try (Stream<NoteResult<Long>> results = many.read(notes, ReadingManyNotesTest::count)) {
            return results.toList();
        }
    }

    private static Spend spend(List<NoteResult<Long>> results) {
        return results.stream().map(result -> result.reading().spend()).reduce(Spend.NONE, Spend::plus);
    }

    private static StopReason reason(NoteResult<Long> result) {
        return result.reading().termination().map(Termination::reason).orElseThrow();
    }

    @Test
    void aNoteThatFailsIsReportedAndTheOthersAreReadToTheirEnds() {
        ParallelNoteReader many = ParallelNoteReader.ofDefaults(NoteReader.ofDefaults(retrying(TikHubRoute.WEB_V1)));
        try (Stream<NoteResult<Long>> stream = many.read(notes, reading -> {
            long count = 0;
            for (; reading.hasNext(); reading.next()) {
                count++;
            }
            return count;
        })) {
            Map<NoteId, NoteResult<Long>> results = new HashMap<>();
            stream.forEach(result -> results.put(result.note(), result));

            assertThat(results.keySet()).containsExactlyInAnyOrderElementsOf(notes);
            NoteResult<Long> failed = results.remove(notes.get(5));
            assertThat(failed.value()).isEmpty();
            assertThat(failed.failure()).containsInstanceOf(InsufficientBalanceException.class);
            assertThat(failed.reading().spend()).isEqualTo(new Spend(0, 1, 0));
            assertThat(results.values()).allSatisfy(result -> {
                assertThat(result.value()).contains(25L);
                assertThat(reason(result)).isEqualTo(StopReason.END_OF_PAGES);
                assertThat(result.reading().spend()).isEqualTo(new Spend(3, 0, 0));
            });
        }
        assertThat(Pass.of(tikhub.ledger())).isEqualTo(new Spend(33, 1, 0));
    }

    @Test
    void aSharedBudgetIsUsedUpExactlyAndTheRestIsReadLaterFromTheCheckpoints() {
        Budget budget = Budget.ofRequests(20);
        CommentSource source =
                Policies.builder(bare(TikHubRoute.WEB_V1)).budget(budget).build();

        List<NoteResult<Long>> first = read(
                ParallelNoteReader.builder(NoteReader.ofDefaults(source))
                        .concurrency(6)
                        .build(),
                notes);

        assertThat(first).hasSize(12);
        assertThat(first).extracting(ReadingManyNotesTest::reason).contains(StopReason.BUDGET);
        assertThat(tikhub.ledger().requests()).isEqualTo(20);
        assertThat(budget.spent()).isEqualTo(spend(first)).isEqualTo(Pass.of(tikhub.ledger()));

        tikhub.respondWith(request -> Optional.empty());
        Map<NoteId, NoteResult<Long>> earlier = new HashMap<>();
        first.forEach(result -> earlier.put(result.note(), result));
        List<NoteResult<Long>> second = read(
                ParallelNoteReader.builder(NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)))
                        .checkpoints(
                                note -> Optional.of(earlier.get(note).reading().checkpoint()))
                        .build(),
                notes);

        assertThat(second)
                .allSatisfy(result -> assertThat(result.value().orElseThrow()
                                + earlier.get(result.note()).value().orElseThrow())
                        .isEqualTo(25));
        assertThat(tikhub.ledger().charged()).isEqualTo(36);
        assertThat(spend(second)).isEqualTo(Pass.of(tikhub.ledger()));
    }

    @Test
    void aStreamThatIsClosedEarlyBeginsNoFurtherNote() {
        try (Stream<NoteResult<Long>> results = ParallelNoteReader.builder(
                        NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)))
                .concurrency(1)
                .build()
                .read(notes, ReadingManyNotesTest::count)) {
            assertThat(results.findFirst().orElseThrow().value()).contains(25L);
        }
        assertThat(tikhub.ledger().entries())
                .extracting(entry -> entry.note().orElseThrow())
                .containsOnly(notes.get(0).value());
    }
}
