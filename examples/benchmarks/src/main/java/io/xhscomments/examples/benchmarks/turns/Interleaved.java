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
 * A benchmark whose contestants take turns. JMH forks and warms the process, has the threads and the black holes, and
 * calls one round an iteration; what a round took is told by {@link TurnTimes}, contestant by contestant.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
public abstract class Interleaved {
    private @Nullable Turns turns;

    /** Makes what is measured, and compares each contestant's result with ours. */
    protected abstract List<Contestant> prepare() throws Exception;

    /** How many items there are. */
    protected abstract int items();

    /** How many of them, drawn anew in each round, a turn has: all, unless they would make turns long. */
    protected int itemsInTurn() {
        return items();
    }

    /** What an item counts for: what is told is told of one part. */
    protected int partsOfItem() {
        return 1;
    }

    /** Takes away what {@link #prepare} made. */
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
