package io.xhscomments.examples.benchmarks.export;

import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import io.xhscomments.examples.benchmarks.process.Java;
import io.xhscomments.examples.benchmarks.store.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Stored pages to files of rows: whole processes, one after the other, in random order in each round. The program runs
 * by its launcher. {@code -Dexport.input=DIR} keeps the input in a directory, for later runs.
 */
public final class StoredExport implements Experiment {
    private static final int NOTES = 10_000;
    private static final int QUICK_NOTES = 200;
    private static final int ROUNDS = 3;
    private static final String CSV = "csv";
    private static final String JSONL = "jsonl";
    private static final String ONE_CORE = "csv, one core";
    private static final String JAR = "csv, java -jar";
    private static final String PYTHON = "Python, ";
    private static final String DUCKDB = "DuckDB, ";
    private static final long SEED = 42;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String about() {
        return "stored pages to csv, jsonl, parquet and xlsx, beside a Python script and DuckDB";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        Path scratch = Scratch.create();
        String kept = System.getProperty("export.input");
        try {
            Path root = kept == null ? scratch.resolve("input") : Path.of(kept);
            ExportInput input = new ExportInput(root, quick ? QUICK_NOTES : NOTES);
            input.write();
            Scripts scripts = new Scripts(scratch);
            Map<String, WholeProcess> contestants = contestants(input, scripts, scratch);
            compare(contestants, scripts);
            return report(input, scripts, rounds(contestants, quick ? 1 : ROUNDS));
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static Map<String, WholeProcess> contestants(ExportInput input, Scripts scripts, Path scratch)
            throws IOException, InterruptedException {
        Map<String, WholeProcess> all = new LinkedHashMap<>();
        for (String format : List.of(CSV, JSONL, "parquet", "xlsx")) {
            List<String> launcher = Java.launcher(arguments(input, format, scratch));
            all.put(format, process(launcher, input, format, scratch));
        }
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            List<String> onOneCore = new ArrayList<>(List.of("taskset", "-c", "0"));
            onOneCore.addAll(Java.launcher(arguments(input, CSV, scratch)));
            all.put(ONE_CORE, process(onOneCore, input, CSV, scratch));
        }
        all.put(JAR, process(Java.program(List.of(), arguments(input, CSV, scratch)), input, CSV, scratch));
        for (String format : List.of(CSV, JSONL)) {
            if (scripts.python().isPresent()) {
                all.put(PYTHON + format, script("export.py", input, scripts, scratch.resolve("python." + format)));
            }
            if (scripts.duckdb().isPresent()) {
                Path out = scratch.resolve("duckdb." + format);
                all.put(DUCKDB + format, script("export-duckdb.py", input, scripts, out));
            }
        }
        return all;
    }

    private static String[] arguments(ExportInput input, String format, Path scratch) {
        return new String[] {
            "read",
            "@" + input.noteIds(),
            "--replay",
            input.store().toString(),
            "--format",
            format,
            "--out",
            out(format, scratch).toString()
        };
    }

    private static WholeProcess process(List<String> command, ExportInput input, String format, Path scratch) {
        return new WholeProcess(command, input.store(), out(format, scratch));
    }

    private static Path out(String format, Path scratch) {
        return scratch.resolve("ours." + format);
    }

    private static WholeProcess script(String script, ExportInput input, Scripts scripts, Path out) throws IOException {
        return new WholeProcess(scripts.command(script, input.bodies(), out), input.bodies(), out);
    }

    /** The rows of the others must be ours. */
    private static void compare(Map<String, WholeProcess> contestants, Scripts scripts)
            throws IOException, InterruptedException {
        Path ours = Objects.requireNonNull(contestants.get(CSV)).output();
        for (String name : List.of(CSV, PYTHON + CSV, DUCKDB + CSV)) {
            WholeProcess contestant = contestants.get(name);
            if (contestant != null) {
                contestant.run();
            }
            if (contestant != null && !name.equals(CSV)) {
                new WholeProcess(
                                scripts.command("export-compare.py", ours, contestant.output()),
                                scripts.directory().resolve("export-compare.py"),
                                scripts.directory().resolve("none"))
                        .run();
            }
        }
    }

    private static Map<String, List<Double>> rounds(Map<String, WholeProcess> contestants, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        contestants.keySet().forEach(name -> seconds.put(name, new ArrayList<>()));
        List<String> order = new ArrayList<>(contestants.keySet());
        Random random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (String name : order) {
                Objects.requireNonNull(seconds.get(name))
                        .add(Objects.requireNonNull(contestants.get(name)).run());
            }
        }
        return seconds;
    }

    private Report report(ExportInput input, Scripts scripts, Map<String, List<Double>> seconds)
            throws InterruptedException {
        List<Report.Figure> figures = new ArrayList<>();
        seconds.forEach((name, times) -> figures.add(new Report.Figure(name, "s", new Sample(List.of(times)))));
        List<Report.Ratio> ratios = new ArrayList<>();
        for (String format : List.of(CSV, JSONL)) {
            add(ratios, seconds, format, DUCKDB + format, "≤ 1");
            add(ratios, seconds, format, PYTHON + format, "≤ 1");
        }
        add(ratios, seconds, ONE_CORE, CSV, "≥ 1.8");
        add(ratios, seconds, CSV, JAR, "");
        add(ratios, seconds, "parquet", CSV, "≤ 2");
        add(ratios, seconds, "xlsx", CSV, "≤ 2");
        return new Report(
                name(),
                input.comments() + " comments on " + input.pages() + " pages of " + input.notes() + " notes; Python "
                        + scripts.python().orElse("is not installed") + "; DuckDB "
                        + scripts.duckdb().orElse("is not installed"),
                figures,
                ratios);
    }

    private static void add(
            List<Report.Ratio> ratios, Map<String, List<Double>> seconds, String name, String other, String toReach) {
        List<Double> times = seconds.get(name);
        List<Double> others = seconds.get(other);
        if (times == null || others == null) {
            return;
        }
        List<Double> all = new ArrayList<>();
        for (int round = 0; round < times.size(); round++) {
            all.add(times.get(round) / others.get(round));
        }
        ratios.add(new Report.Ratio(name + " / " + other, new Sample(List.of(all)), toReach));
    }
}
