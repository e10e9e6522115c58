package io.xhscomments.examples.benchmarks.process;

import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.store.Scratch;
import io.xhscomments.examples.benchmarks.store.StoredNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * What the program does to a complete store, as whole processes beside tools that read or write the same files. Each
 * round runs each contestant once, in random order. All files are in the system's page cache.
 */
public final class Maintenance implements Experiment {
    private static final String EXPORT = "store export, launcher";
    private static final String COPY = "cp -r, sync";
    private static final String CHECK = "store check";
    private static final String CHECKSUMS = "sha256sum";
    private static final String LIST = "store ls";
    private static final String REPORT = "report, -Xmx256m";
    private static final String REPORT_MEMORY = REPORT + ", resident memory";
    private static final int PAGES = 10;
    private static final int EXPORTED_NOTES = 200;
    private static final int FULL_NOTES = 10_000;
    private static final int FULL_ROUNDS = 2;
    private static final long SEED = 42;

    @Override
    public String name() {
        return "maintenance";
    }

    @Override
    public String about() {
        return "store export, check and ls, and report, of complete stores, beside cp and sha256sum";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        Path scratch = Scratch.create();
        try {
            StoredNotes exported = new StoredNotes(scratch.resolve("exported"), EXPORTED_NOTES, PAGES);
            StoredNotes all = quick ? exported : new StoredNotes(scratch.resolve("pages"), FULL_NOTES, PAGES);
            exported.write();
            all.write();
            TimedProcess.run(scratch, List.of("sync"));
            Measurements measured = measure(scratch, exported, all, quick ? 1 : FULL_ROUNDS);
            return report(exported, all, measured);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static Measurements measure(Path scratch, StoredNotes exported, StoredNotes all, int rounds)
            throws IOException, InterruptedException {
        Measurements measured = new Measurements();
        Random random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Map<String, List<String>> contestants = contestants(scratch, exported, all, round);
            List<String> order = new ArrayList<>(contestants.keySet());
            Collections.shuffle(order, random);
            for (String name : order) {
                TimedProcess process = TimedProcess.run(scratch, Objects.requireNonNull(contestants.get(name)));
                measured.add(name, process.seconds());
                if (name.equals(REPORT)) {
                    measured.add(REPORT_MEMORY, process.megabytes());
                }
            }
        }
        return measured;
    }

    private static Map<String, List<String>> contestants(
            Path scratch, StoredNotes exported, StoredNotes all, int round) {
        String few = exported.directory().toString();
        String many = all.directory().toString();
        Path target = scratch.resolve("target-" + round);
        Map<String, List<String>> contestants = new LinkedHashMap<>();
        contestants.put(EXPORT, Java.launcher("store", "export", few, "--to", target.toString()));
        contestants.put(COPY, shell("cp -r '" + few + "' '" + target + "-copy' && sync"));
        contestants.put(CHECK, Java.program(List.of(), "store", "check", many));
        contestants.put(CHECKSUMS, shell("find '" + many + "' -name '*.page' -print0 | xargs -0 sha256sum"));
        contestants.put(LIST, Java.program(List.of(), "store", "ls", "--pages", many));
        contestants.put(
                REPORT,
                Java.program(
                        List.of("-Xmx256m"),
                        "report",
                        many,
                        "--out",
                        target + ".html",
                        "--recent",
                        Long.toString(all.comments())));
        return contestants;
    }

    private static List<String> shell(String command) {
        return List.of("sh", "-c", command);
    }

    private Report report(StoredNotes exported, StoredNotes all, Measurements measured) throws InterruptedException {
        Optional<String> version = TimedProcess.firstLine("sha256sum", "--version");
        return new Report(
                name(),
                exported.size() + " pages for export and cp, " + all.size() + " pages of " + all.comments()
                        + " comments for the others; " + version.orElse("sha256sum without a version"),
                measured.contestants().stream()
                        .sorted()
                        .map(name -> measured.figure(name, name.equals(REPORT_MEMORY) ? "MB" : "s"))
                        .toList(),
                List.of(measured.ratio(EXPORT, COPY, "≤ 5"), measured.ratio(CHECK, CHECKSUMS, "≤ 2")));
    }
}
