package io.xhscomments.examples.benchmarks.turns;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * A benchmark whose contestants take turns. JMH forks and warms up the process, and runs one round per iteration;
 * {@link TurnTimes} reports the times of each contestant.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
public abstract class Interleaved {
    private @Nullable Turns turns;

    /** Creates the input, and compares each contestant's result with ours. */
    protected abstract List<Contestant> prepare() throws Exception;

    /** The number of items. */
    protected abstract int items();

    /** The number of items in a turn: all, or a random selection if turns would be long. */
    protected int itemsInTurn() {
        return items();
    }

    /** The number of parts of an item; times are reported for one part. */
    protected int partsOfItem() {
        return 1;
    }

    /** Removes the input of {@link #prepare}. */
    protected abstract void discard() throws Exception;

    /** Before the first round of a process. */
    @Setup
    public void begin(BenchmarkParams params) throws Exception {
        turns = new Turns(prepare(), items(), itemsInTurn(), partsOfItem(), params.getThreads());
        TurnTimes.of(turns);
    }

    /** One round. */
    @Benchmark
    public void round(ThreadParams thread, Blackhole hole) throws Exception {
        Objects.requireNonNull(turns).round(thread.getThreadIndex(), hole);
    }

    /** After the last round of a process. */
    @TearDown
    public void end() throws Exception {
        discard();
    }
}
