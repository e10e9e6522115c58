package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.CommentSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Notes drawn at random, with every flaw the service has been met with, read under policies drawn at random,
 * interrupted and resumed, and held against two things that no reader wrote: the service's books and the note's own
 * list of ids. {@code -Dmodel.seeds=10000} runs more of them, {@code -Dmodel.seed=42} that one.
 */
class ReadingModelTest extends Tikhub {
    private static final int SEEDS = Integer.getInteger("model.seeds", 1000);
    /** No note here is worth as many requests: who sends more does not come to an end. */
    private static final int ENDLESS = 3_000;

    private void forEachSeed(int seeds, LongConsumer check) {
        Long one = Long.getLong("model.seed");
        (one == null ? LongStream.range(0, seeds) : LongStream.of(one)).forEach(seed -> {
            tikhub.reset();
            try {
                check.accept(seed);
            } catch (RuntimeException | Error failed) {
                throw new AssertionError("seed " + seed + " (again with -Dmodel.seed=" + seed + ")", failed);
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
