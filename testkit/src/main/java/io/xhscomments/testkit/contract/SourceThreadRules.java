package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.SourceFixture.ids;
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

/** Rules about concurrent calls and interrupts. */
interface SourceThreadRules {
    @Test
    @DisplayName("S13 64 concurrent threads each receive the page that they requested")
    default void eachThreadReceivesItsOwnPage(SourceFixture fixture) {
        List<SyntheticNote> notes =
                IntStream.range(1_000, 1_064).mapToObj(fixture::served).toList();
        List<Call<CommentPage>> calls = notes.stream()
                .map(note -> fixture.start(PageRequest.comments(note.id())))
                .toList();
        for (int i = 0; i < calls.size(); i++) {
            CommentPage page = fixture.outcome(calls.get(i)).returned();
            assertThat(ids(page))
                    .containsExactlyInAnyOrderElementsOf(
                            notes.get(i).commentIds().limit(10).toList());
        }
    }

    @Test
    @DisplayName("S14 An interrupted thread sends nothing, is not charged and stays interrupted")
    default void interruptedThreadSendsNothing(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        PageRequest request = PageRequest.comments(fixture.served(14).id());
        Outcome<CommentPage> outcome = fixture.outcome(Call.start(() -> {
            Thread.currentThread().interrupt();
            return fixture.service().source().fetch(request);
        }));
        assertThat(outcome.failure(CommentSourceException.class).charge()).isEqualTo(Charge.FREE);
        assertThat(outcome.interrupted()).as("still interrupted").isTrue();
        assertThat(fixture.service().requests()).as("requests").isZero();
    }
}
