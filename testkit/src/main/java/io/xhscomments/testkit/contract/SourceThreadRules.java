package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.SourceBench.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many threads at once, and threads that are to stop. */
interface SourceThreadRules {
    @Test
    @DisplayName("S13 64 threads at once are each given the page they asked for")
    default void eachThreadIsGivenItsOwnPage(SourceBench bench) {
        List<SyntheticNote> notes =
                IntStream.range(1_000, 1_064).mapToObj(bench::served).toList();
        List<Call<CommentPage>> calls = notes.stream()
                .map(note -> bench.start(PageRequest.comments(note.id())))
                .toList();
        for (int i = 0; i < calls.size(); i++) {
            CommentPage page = bench.outcome(calls.get(i)).given();
            assertThat(ids(page))
                    .containsExactlyInAnyOrderElementsOf(
                            notes.get(i).commentIds().limit(10).toList());
        }
    }

    @Test
    @DisplayName("S14 An interrupted thread is given a failure that costs nothing, and stays interrupted")
    default void anInterruptedThreadSendsNothing(SourceBench bench) {
        bench.needs(SourceCapability.ASKS_A_SERVICE);
        PageRequest request = PageRequest.comments(bench.served(14).id());
        Outcome<CommentPage> outcome = bench.outcome(Call.start(() -> {
            Thread.currentThread().interrupt();
            return bench.service().source().fetch(request);
        }));
        assertThat(outcome.failure(CommentSourceException.class).charge()).isEqualTo(Charge.FREE);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
        assertThat(bench.service().requests()).as("requests").isZero();
    }
}
