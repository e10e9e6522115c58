package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.NoteResult;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.stub.Ledger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Several notes, read in parallel under one budget from a failing service, and then resumed from a service without
 * failures.
 */
final class ModelOfManyNotes {
    private final TikHubStub tikhub;
    private final CommentSource bare;
    private final RandomFailures failures;
    private final RandomPolicies policies;
    private final ReplySelection replies;
    private final int atOnce;
    private final Map<NoteId, RandomNote> notes = new LinkedHashMap<>();
    private final Map<NoteId, List<CommentId>> given = new ConcurrentHashMap<>();

    ModelOfManyNotes(TikHubStub tikhub, Function<TikHubRoute, CommentSource> routes, SplittableRandom random) {
        this.tikhub = tikhub;
        this.bare = routes.apply(random.nextBoolean() ? TikHubRoute.WEB_V1 : TikHubRoute.APP_V2);
        this.failures = RandomFailures.befallAtOnce(tikhub, random);
        this.policies = RandomPolicies.of(random);
        this.replies = random.nextBoolean() ? ReplySelection.none() : ReplySelection.all();
        this.atOnce = 1 + random.nextInt(5);
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            RandomNote randomNote = RandomNote.of(random);
            notes.put(randomNote.note().id(), randomNote);
            given.put(randomNote.note().id(), new CopyOnWriteArrayList<>());
            tikhub.serve(randomNote.note());
        }
    }

    void check() {
        Map<NoteId, Checkpoint> checkpoints = new HashMap<>();
        List<NoteResult<Integer>> first = read(policies, note -> Optional.empty());
        first.forEach(result -> checkpoints.put(
                result.note(), Checkpoint.parse(result.reading().checkpoint().text())));
        checkMoney(first);
        first.forEach(this::checkComments);

        failures.end();
        List<NoteResult<Integer>> second = read(RandomPolicies.unbounded(), note -> Optional.of(checkpoints.get(note)));
        assertThat(sum(second)).as("cost by the readings").isEqualTo(Pass.of(tikhub.ledger()));
        second.forEach(result -> {
            RandomNote randomNote = notes.get(result.note());
            assertThat(given.get(result.note())).isEqualTo(randomNote.wanted(replies, Set.of()));
            assertThat(RandomNote.reason(result.reading().termination().orElseThrow()))
                    .isIn(randomNote.ends(Set.of()));
        });
    }

    private List<NoteResult<Integer>> read(RandomPolicies under, Function<NoteId, Optional<Checkpoint>> checkpoints) {
        NoteReader reader = NoteReader.builder(under.around(bare, Optional.empty()))
                .replies(replies)
                .build();
        try (Stream<NoteResult<Integer>> results = ParallelNoteReader.builder(reader)
                .concurrency(atOnce)
                .checkpoints(checkpoints)
                .build()
                .read(notes.keySet(), this::take)) {
            List<NoteResult<Integer>> all = results.toList();
            assertThat(all).extracting(NoteResult::note).containsExactlyInAnyOrderElementsOf(notes.keySet());
            return all;
        }
    }

    private int take(Reading reading) {
        List<CommentId> ids = given.get(reading.checkpoint().note());
        int count = 0;
        while (reading.hasNext()) {
            ids.add(reading.next().id());
            count++;
        }
        return count;
    }

    private void checkMoney(List<NoteResult<Integer>> results) {
        Spend ledgerSpend = Pass.of(tikhub.ledger());
        assertThat(sum(results)).as("cost by the readings").isEqualTo(ledgerSpend);
        assertThat(policies.budget().spent()).as("cost by the budget").isEqualTo(ledgerSpend);
        policies.budget()
                .maxRequests()
                .ifPresent(max -> assertThat(ledgerSpend.sent()).isLessThanOrEqualTo(max));
        policies.maxPaid().ifPresent(max -> assertThat(ledgerSpend.paid()).isLessThanOrEqualTo(max));
    }

    private void checkComments(NoteResult<Integer> result) {
        RandomNote randomNote = notes.get(result.note());
        List<Ledger.Entry> pages = failures.pages(tikhub.ledger());
        Set<CommentId> served = randomNote.on(pages);
        List<CommentId> available = randomNote.wanted(replies, Set.of()).stream()
                .takeWhile(served::contains)
                .toList();
        assertThat(given.get(result.note()))
                .as("returned comments of those served")
                .isEqualTo(available);
        StopReason reason = result.reading().termination().orElseThrow().reason();
        boolean failed = reason == StopReason.FAILED;
        assertThat(result.failure().isPresent()).isEqualTo(failed);
        assertThat(result.value().isPresent()).isEqualTo(!failed);
        result.failure().ifPresent(failure -> assertThat(failure).isInstanceOf(CommentSourceException.class));
        if (!failed && reason != StopReason.BUDGET) {
            assertThat(reason).isIn(randomNote.ends(Set.of()));
        }
    }

    private static Spend sum(List<NoteResult<Integer>> results) {
        return results.stream().map(result -> result.reading().spend()).reduce(Spend.NONE, Spend::plus);
    }
}
