package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.CommentSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random notes with all known faults, read under random policies, interrupted and resumed. The results are compared
 * with the stub's ledger and the note's own list of ids. {@code -Dmodel.seeds=10000} runs more seeds,
 * {@code -Dmodel.seed=42} only this one.
 */
@Tag("torture")
class ReadingModelTest extends Tikhub {
    private static final int SEEDS = Integer.getInteger("model.seeds", 60);
    /** More requests than any of these notes needs; a reading that exceeds it does not end. */
    private static final int ENDLESS = 3_000;

    private void forEachSeed(int seeds, LongConsumer check) {
        Long one = Long.getLong("model.seed");
        (one == null ? LongStream.range(0, seeds) : LongStream.of(one)).forEach(seed -> {
            tikhub.reset();
            try {
                check.accept(seed);
            } catch (RuntimeException | Error failed) {
                throw new AssertionError("seed " + seed + " (repeat with -Dmodel.seed=" + seed + ")", failed);
            }
        });
    }

    @Test
    void randomReadingsMatchTheModelAndTheLedger() {
        forEachSeed(SEEDS, seed -> new ModelOfOneNote(tikhub, this::ending, new SplittableRandom(seed)).check());
    }

    @Test
    void parallelNotesShareABudgetIndependently() {
        forEachSeed(SEEDS / 8, seed -> new ModelOfManyNotes(tikhub, this::ending, new SplittableRandom(seed)).check());
    }

    private CommentSource ending(TikHubRoute route) {
        AtomicInteger requests = new AtomicInteger();
        return request -> {
            assertThat(requests.incrementAndGet()).as("requests").isLessThan(ENDLESS);
            return bare(route).fetch(request);
        };
    }
}
