package io.xhscomments.examples.benchmarks;

import java.util.List;

/**
 * The measurements of one figure. Immutable.
 *
 * @param processes a list for each process, with at least one measurement
 */
public record Sample(List<List<Double>> processes) {
    /** Copies the list. */
    public Sample {
        processes = List.copyOf(processes);
    }

    /** A figure that was counted once. */
    public static Sample count(long number) {
        return new Sample(List.of(List.of((double) number)));
    }

    /** Whether the figure was counted, so that a repetition gives the same. */
    boolean isCount() {
        return processes.size() == 1 && processes.get(0).size() == 1;
    }

    /** The median of all measurements. */
    public double median() {
        return quantile(0.5);
    }

    /** The quantile, from 0 to 1, of all measurements. */
    double quantile(double share) {
        return quantile(processes.stream().flatMap(List::stream).sorted().toList(), share);
    }

    /** The smallest of the processes' medians. */
    double leastMedian() {
        return medians().get(0);
    }

    /** The largest of the processes' medians. */
    double mostMedian() {
        return medians().get(processes.size() - 1);
    }

    private List<Double> medians() {
        return processes.stream()
                .map(process -> quantile(process.stream().sorted().toList(), 0.5))
                .sorted()
                .toList();
    }

    private static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
