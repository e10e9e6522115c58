package io.xhscomments.examples.benchmarks;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okio.Buffer;

/**
 * The results of a benchmark.
 *
 * @param name the benchmark's
 * @param input a description of the input
 * @param contestants the figures of each contestant
 * @param ratios the ratios between contestants
 */
public record Report(String name, String input, List<Figure> contestants, List<Ratio> ratios) {
    /** Copies the lists. */
    public Report {
        contestants = List.copyOf(contestants);
        ratios = List.copyOf(ratios);
    }

    /** The figures of one contestant. */
    public record Figure(String name, String unit, Sample sample) {}

    /**
     * The ratio of two contestants.
     *
     * @param toReach the goal; empty if there is none
     */
    public record Ratio(String name, Sample sample, String toReach) {}

    /** The report as JSON. */
    String json() throws IOException {
        Buffer text = new Buffer();
        try (JsonWriter json = JsonWriter.of(text)) {
            json.setIndent("  ");
            json.beginObject();
            json.name("name").value(name);
            json.name("input").value(input);
            json.name("contestants").beginArray();
            for (Figure figure : contestants) {
                json.beginObject();
                json.name("name").value(figure.name());
                json.name("median").value(figure.sample().median());
                json.name("unit").value(figure.unit());
                json.endObject();
            }
            json.endArray();
            json.name("ratios").beginObject();
            for (Ratio ratio : ratios) {
                json.name(ratio.name()).value(ratio.sample().median());
            }
            json.endObject();
            json.endObject();
        }
        return text.readUtf8() + "\n";
    }

    /** The report as Markdown tables. */
    String tables() {
        StringBuilder text =
                new StringBuilder("### ").append(name).append("\n\n").append(input);
        text.append("\n\n");
        figures(text);
        if (ratios.isEmpty()) {
            return text.toString();
        }
        text.append(
                "\n| ratio | median | 10 % to 90 % | medians of the processes | to reach |\n|---|--:|--:|--:|--:|\n");
        ratios.forEach(ratio -> line(text, ratio.name(), ratio.sample(), "", " " + ratio.toReach() + " |")
                .append('\n'));
        return text.toString();
    }

    /** A row for each figure, or for each contestant if its figures have the same name. */
    private void figures(StringBuilder text) {
        Map<String, List<Figure>> byName = contestants.stream()
                .collect(Collectors.groupingBy(Figure::name, LinkedHashMap::new, Collectors.toList()));
        if (byName.size() < contestants.size()) {
            Set<String> units =
                    contestants.stream().map(Figure::unit).collect(Collectors.toCollection(LinkedHashSet::new));
            text.append("| | ")
                    .append(String.join(" | ", units))
                    .append(" |\n|---")
                    .append("|--:".repeat(units.size()))
                    .append("|\n");
            byName.forEach((name, figures) -> text.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(figures.stream().map(Report::cell).collect(Collectors.joining(" | ")))
                    .append(" |\n"));
            return;
        }
        text.append("| | median | 10 % to 90 % | medians of the processes |\n|---|--:|--:|--:|\n");
        contestants.forEach(figure -> line(text, figure.name(), figure.sample(), " " + figure.unit(), "")
                .append('\n'));
    }

    private static String cell(Figure figure) {
        Sample sample = figure.sample();
        return sample.isCount()
                ? String.format(Locale.ROOT, "%.0f", sample.median())
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f)",
                        sample.median(),
                        sample.quantile(0.1),
                        sample.quantile(0.9));
    }

    private static StringBuilder line(StringBuilder text, String name, Sample sample, String unit, String end) {
        return text.append(String.format(
                Locale.ROOT,
                "| %s | %.2f%s | %.2f to %.2f | %.2f to %.2f |%s",
                name,
                sample.median(),
                unit,
                sample.quantile(0.1),
                sample.quantile(0.9),
                sample.leastMedian(),
                sample.mostMedian(),
                end));
    }
}
