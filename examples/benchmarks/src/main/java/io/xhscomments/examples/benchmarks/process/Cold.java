package io.xhscomments.examples.benchmarks.process;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.export.Scripts;
import io.xhscomments.examples.benchmarks.store.Scratch;
import io.xhscomments.examples.benchmarks.store.StoredNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Short runs of the program, from before the process starts until it has ended: by its launcher, which uses the class
 * archive of the build, and by {@code java -jar}. Each round runs each contestant once, in random order.
 */
public final class Cold implements Experiment {
    private static final String LAUNCHER = ", launcher";
    private static final String JAR = ", java -jar";
    private static final String CSV = "stored pages to csv";
    private static final String PYTHON = CSV + ", Python";
    private static final String VERSION = "--version";
    private static final String BARE = "bare picocli program, --version";
    private static final String SAMPLE = "embedded sample";
    private static final int NOTES = 100;
    private static final int PAGES = 10;
    private static final int FULL_ROUNDS = 20;
    private static final int QUICK_ROUNDS = 5;
    private static final long SEED = 42;
    private static final Pattern ROW = Pattern.compile("[0-9a-f]{24},");

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public String about() {
        return "1000 stored pages to csv in a new process, by the launcher and by java -jar, beside a Python script";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        Path scratch = Scratch.create();
        try {
            StoredNotes notes = new StoredNotes(scratch.resolve("pages"), NOTES, PAGES);
            notes.write();
            notes.writeBodies(scratch.resolve("bodies"));
            Scripts scripts = new Scripts(scratch);
            Optional<String> python = scripts.python();
            Map<String, List<String>> contestants = contestants(scratch, notes, scripts);
            if (python.isEmpty()) {
                contestants.remove(PYTHON);
            }
            Measurements measured = measure(scratch, notes, contestants, quick ? QUICK_ROUNDS : FULL_ROUNDS);
            return report(notes, python, measured);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static Map<String, List<String>> contestants(Path scratch, StoredNotes notes, Scripts scripts)
            throws IOException {
        Path ids = Files.write(
                scratch.resolve("notes.txt"),
                notes.ids().stream().map(NoteId::value).toList());
        String[] csv = {
            "read",
            "@" + ids,
            "--replay",
            notes.directory().toString(),
            "--format",
            "csv",
            "--out",
            out(scratch).toString()
        };
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(CSV + LAUNCHER, Java.launcher(csv));
        all.put(CSV + JAR, Java.program(List.of(), csv));
        all.put(PYTHON, scripts.command("export.py", scratch.resolve("bodies"), out(scratch)));
        all.put(VERSION + LAUNCHER, Java.launcher(VERSION));
        all.put(VERSION + JAR, Java.program(List.of(), VERSION));
        all.put(BARE, Java.command(List.of("-jar", BareJar.in(scratch).toString(), VERSION)));
        all.put(SAMPLE + LAUNCHER, Java.launcher());
        all.put(SAMPLE + JAR, Java.program(List.of()));
        return all;
    }

    private static Path out(Path scratch) {
        return scratch.resolve("comments.csv");
    }

    private static Measurements measure(
            Path scratch, StoredNotes notes, Map<String, List<String>> contestants, int rounds)
            throws IOException, InterruptedException {
        Measurements measured = new Measurements();
        List<String> order = new ArrayList<>(contestants.keySet());
        Random random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (String name : order) {
                Files.deleteIfExists(out(scratch));
                TimedProcess process = TimedProcess.run(scratch, Objects.requireNonNull(contestants.get(name)));
                measured.add(name, process.seconds() * 1000);
                if (name.startsWith(CSV) && rows(out(scratch)) != notes.comments()) {
                    throw new IllegalStateException(
                            name + " wrote another number of comments than " + notes.comments());
                }
            }
        }
        return measured;
    }

    /** The number of lines that begin with the id of a comment; texts have line breaks, too. */
    private static long rows(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> ROW.matcher(line).lookingAt()).count();
        }
    }

    private Report report(StoredNotes notes, Optional<String> python, Measurements measured) {
        List<Report.Ratio> ratios = new ArrayList<>();
        if (python.isPresent()) {
            ratios.add(measured.ratio(CSV + LAUNCHER, PYTHON, "≤ 1.5"));
            ratios.add(measured.ratio(CSV + JAR, PYTHON, ""));
        }
        ratios.add(measured.ratio(CSV + LAUNCHER, CSV + JAR, ""));
        ratios.add(measured.ratio(VERSION + LAUNCHER, BARE, ""));
        ratios.add(measured.ratio(VERSION + JAR, BARE, "≤ 1.5"));
        ratios.add(measured.ratio(SAMPLE + LAUNCHER, BARE, ""));
        ratios.add(measured.ratio(SAMPLE + JAR, BARE, ""));
        return new Report(
                name(),
                notes.size() + " pages of " + notes.comments() + " comments; "
                        + python.map("Python "::concat).orElse("Python is not installed, and not measured"),
                measured.contestants().stream()
                        .sorted()
                        .map(name -> measured.figure(name, "ms"))
                        .toList(),
                ratios);
    }
}
