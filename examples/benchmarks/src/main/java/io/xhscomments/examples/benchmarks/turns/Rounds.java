package io.xhscomments.examples.benchmarks.turns;

import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The times of the rounds of one setting, for each process. Immutable. */
public final class Rounds {
    private static final String MICROS = "µs";
    private static final String OF_CPU = ", CPU";

    private final List<List<Round>> processes;

    private Rounds(List<List<Round>> processes) {
        this.processes = processes;
    }

    /** For each contestant and item: microseconds, CPU microseconds, and bytes. */
    private record Round(Map<String, Double> time, Map<String, Double> cpu, Map<String, Double> bytes) {
        static Round of(IterationResult iteration) {
            return new Round(
                    told(iteration, TurnTimes.TIME), told(iteration, TurnTimes.CPU), told(iteration, TurnTimes.BYTES));
        }

        private static Map<String, Double> told(IterationResult iteration, String kind) {
            Map<String, Double> byContestant = new TreeMap<>();
            for (Result<?> told : results(iteration)) {
                if (told.getLabel().startsWith(kind)) {
                    byContestant.put(told.getLabel().substring(kind.length()), told.getScore());
                }
            }
            return byContestant;
        }

        @SuppressWarnings("rawtypes")
        private static Collection<Result> results(IterationResult iteration) {
            return iteration.getSecondaryResults().values();
        }
    }

    /**
     * The number of measurements.
     *
     * @param processes the number of processes: each compiles the code a little differently
     * @param warmUp the number of rounds of each process that are not counted
     * @param counted the number of rounds that are counted
     */
    public record Effort(int processes, int warmUp, int counted) {}

    /** Runs all rounds. */
    public static Rounds of(
            Class<? extends Interleaved> contest, Map<String, String> parameters, int threads, Effort effort)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + contest.getName().replace(".", "\\.") + "\\.round$")
                .threads(threads)
                .forks(effort.processes())
                .warmupIterations(effort.warmUp())
                .measurementIterations(effort.counted())
                .addProfiler(TurnTimes.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        List<List<Round>> processes = new ArrayList<>();
        for (BenchmarkResult process : new Runner(options.build()).runSingle().getBenchmarkResults()) {
            processes.add(process.getIterationResults().stream().map(Round::of).toList());
        }
        return new Rounds(processes);
    }

    /** The rounds of several processes. */
    public static Rounds of(List<Rounds> processes) {
        return new Rounds(
                processes.stream().flatMap(each -> each.processes.stream()).toList());
    }

    /** The time of an item in a thread. */
    public Report.Figure time(String contestant, String setting) {
        return new Report.Figure(
                contestant + ", " + setting, MICROS, sample(round -> figure(round.time(), contestant)));
    }

    /** The CPU time of an item, for contestants that neither wait for a disk nor use other threads. */
    public Report.Figure cpu(String contestant, String setting) {
        return new Report.Figure(
                contestant + ", " + setting + OF_CPU, MICROS, sample(round -> figure(round.cpu(), contestant)));
    }

    /** The ratio of the times of two contestants in the same round. */
    public Report.Ratio timeRatio(String contestant, String other, String setting, String toReach) {
        return new Report.Ratio(
                contestant + " / " + other + ", " + setting,
                sample(round -> figure(round.time(), contestant) / figure(round.time(), other)),
                toReach);
    }

    /** The ratio of the CPU times of two contestants in the same round. */
    public Report.Ratio cpuRatio(String contestant, String other, String setting, String toReach) {
        return new Report.Ratio(
                contestant + " / " + other + ", " + setting + OF_CPU,
                sample(round -> figure(round.cpu(), contestant) / figure(round.cpu(), other)),
                toReach);
    }

    /** The ratio of the CPU times of two contestants that had processes of their own, process by process. */
    public Report.Ratio cpuRatio(String contestant, Rounds others, String other, String setting, String toReach) {
        List<List<Double>> ratios = new ArrayList<>();
        for (int process = 0; process < processes.size(); process++) {
            List<Double> of = new ArrayList<>();
            for (int round = 0; round < processes.get(process).size(); round++) {
                of.add(figure(processes.get(process).get(round).cpu(), contestant)
                        / figure(others.processes.get(process).get(round).cpu(), other));
            }
            ratios.add(of);
        }
        return new Report.Ratio(contestant + " / " + other + ", " + setting + OF_CPU, new Sample(ratios), toReach);
    }

    /** All figures of a contestant under one name, for one line of the table. */
    public List<Report.Figure> line(String contestant, String setting, double bytesOfItem) {
        return line(contestant, setting, bytesOfItem, "bytes allocated a byte");
    }

    /** The same for input that is not counted in bytes. */
    public List<Report.Figure> line(String contestant, String setting) {
        return line(contestant, setting, 1, "bytes allocated");
    }

    private List<Report.Figure> line(String contestant, String setting, double divisor, String allocated) {
        String name = contestant + ", " + setting;
        return List.of(
                new Report.Figure(name, MICROS + " of CPU", sample(round -> figure(round.cpu(), contestant))),
                new Report.Figure(name, MICROS, sample(round -> figure(round.time(), contestant))),
                new Report.Figure(name, allocated, sample(round -> figure(round.bytes(), contestant) / divisor)));
    }

    /** The ratio of the allocated bytes of two contestants in the same round. */
    public Report.Ratio allocationRatio(String contestant, String other, String setting, String toReach) {
        return new Report.Ratio(
                contestant + " / " + other + ", " + setting + ", allocated",
                sample(round -> figure(round.bytes(), contestant) / figure(round.bytes(), other)),
                toReach);
    }

    /** The allocated bytes for each byte of the input. */
    public Report.Ratio allocationRatio(String contestant, double bytesOfItem, String setting, String toReach) {
        return new Report.Ratio(
                contestant + ", bytes allocated / bytes read, " + setting,
                sample(round -> figure(round.bytes(), contestant) / bytesOfItem),
                toReach);
    }

    private Sample sample(ToDoubleFunction<Round> figure) {
        return new Sample(processes.stream()
                .map(rounds -> rounds.stream().map(figure::applyAsDouble).toList())
                .toList());
    }

    private static double figure(Map<String, Double> figures, String contestant) {
        Double figure = figures.get(contestant);
        if (figure == null) {
            throw new IllegalArgumentException(
                    "A contestant must be one of " + figures.keySet() + ", but is \"" + contestant + "\"");
        }
        return figure;
    }
}
