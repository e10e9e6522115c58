package io.xhscomments.examples.benchmarks.process;

import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One value of each contestant for each round. For one thread. */
final class Measurements {
    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    void add(String contestant, double value) {
        rounds.computeIfAbsent(contestant, any -> new ArrayList<>()).add(value);
    }

    Set<String> contestants() {
        return rounds.keySet();
    }

    private List<Double> of(String contestant) {
        return Objects.requireNonNull(rounds.get(contestant));
    }

    Report.Figure figure(String contestant, String unit) {
        return new Report.Figure(contestant, unit, new Sample(List.of(of(contestant))));
    }

    /** The ratio of two contestants within each round. */
    Report.Ratio ratio(String contestant, String other, String toReach) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < of(contestant).size(); round++) {
            ratios.add(of(contestant).get(round) / of(other).get(round));
        }
        return new Report.Ratio(contestant + " / " + other, new Sample(List.of(ratios)), toReach);
    }
}
