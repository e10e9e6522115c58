package io.xhscomments.examples.benchmarks.turns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Transfers the times of each contestant from the forked process to this one. JMH instantiates it by its class. */
public final class TurnTimes implements InternalProfiler {
    static final String TIME = "time: ";
    static final String CPU = "cpu: ";
    static final String BYTES = "bytes: ";

    private static volatile @Nullable Turns current;

    static void of(Turns turns) {
        current = turns;
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        // A round measures its own time.
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Turns turns = Objects.requireNonNull(current, "no round was run");
        List<ScalarResult> told = new ArrayList<>();
        tell(told, TIME, "us", turns.time());
        tell(told, CPU, "us", turns.cpuTime());
        tell(told, BYTES, "B", turns.allocated());
        return told;
    }

    private static void tell(List<ScalarResult> told, String kind, String unit, Map<String, Double> each) {
        each.forEach((name, value) -> told.add(new ScalarResult(kind + name, value, unit, AggregationPolicy.AVG)));
    }

    @Override
    public String getDescription() {
        return "What each contestant took in a round";
    }
}
