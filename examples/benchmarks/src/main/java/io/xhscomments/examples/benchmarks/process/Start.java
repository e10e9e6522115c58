package io.xhscomments.examples.benchmarks.process;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.decode.StockRecords;
import io.xhscomments.examples.benchmarks.store.Scratch;
import io.xhscomments.testkit.synthetic.SyntheticNote;
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
import java.util.stream.Stream;

/**
 * Measures processes from before they start until they have ended, one after the other, in random order in each round.
 * The process itself reports the time of the first page.
 */
public final class Start implements Experiment {
    private static final String VERSION = "--version";
    private static final String BARE = "bare picocli program, " + VERSION;
    private static final String SAMPLE = "embedded sample";
    private static final String OURS = "first page";
    private static final String MOSHI = "first page, Moshi records";
    private static final String SHARING = ", class data sharing";
    private static final String DECODED = ", decoding alone";
    private static final int FULL = 40;
    private static final int QUICK = 8;
    private static final int COMMENTS = 7;
    private static final long SEED = 42;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "whole processes: the program's version, its embedded sample, the first page decoded";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        Path scratch = Scratch.create();
        try {
            Measurements measured = new Measurements();
            Map<String, List<String>> contestants = contestants(scratch);
            List<String> order = new ArrayList<>(contestants.keySet());
            Random random = new Random(SEED);
            for (int round = 0; round < (quick ? QUICK : FULL); round++) {
                Collections.shuffle(order, random);
                for (String name : order) {
                    measure(measured, name, Objects.requireNonNull(contestants.get(name)));
                }
            }
            return report(measured);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static Map<String, List<String>> contestants(Path scratch) throws IOException, InterruptedException {
        String program = Java.program().toString();
        SyntheticNote note = SyntheticNote.builder(0)
                .pageSize(COMMENTS)
                .comments(2 * COMMENTS)
                .build();
        PageRequest request = PageRequest.comments(note.id());
        byte[] body = note.page(TikHubRoute.WEB_V1, request);
        compare(request, body);
        Path response = Files.write(scratch.resolve("response.json"), body);
        List<String> ours = firstPage(FirstPage.OURS, note, response);
        List<String> version = List.of("-jar", program, VERSION);
        List<String> sample = List.of("-jar", program);
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(VERSION, version);
        all.put(BARE, List.of("-jar", BareJar.in(scratch).toString(), VERSION));
        all.put(SAMPLE, sample);
        all.put(OURS, ours);
        all.put(MOSHI, firstPage(FirstPage.MOSHI, note, response));
        // One archive for a jar: the version needs the same classes as the sample.
        Path programClasses = archive(scratch.resolve("program.jsa"), sample);
        Path ourClasses = archive(scratch.resolve("ours.jsa"), ours);
        all.put(VERSION + SHARING, sharing(programClasses, version));
        all.put(SAMPLE + SHARING, sharing(programClasses, sample));
        all.put(OURS + SHARING, sharing(ourClasses, ours));
        return all;
    }

    private static void compare(PageRequest request, byte[] body) {
        RawResponse response = RawResponse.stored(body);
        var ours = FirstPage.decoder(FirstPage.OURS).decode(request, response);
        var unknownFields = FirstPage.decoder(FirstPage.MOSHI).decode(request, response);
        if (!StockRecords.modelled(ours).equals(StockRecords.modelled(unknownFields))) {
            throw new IllegalStateException("Moshi records are another page than ours");
        }
    }

    private static List<String> firstPage(String decoder, SyntheticNote note, Path response) {
        return List.of(
                "-cp",
                Java.jar().toString(),
                FirstPage.class.getName(),
                decoder,
                note.id().value(),
                response.toString());
    }

    private static Path archive(Path archive, List<String> arguments) throws IOException, InterruptedException {
        Run.of(Stream.concat(Stream.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive), arguments.stream())
                .toList());
        return archive;
    }

    private static List<String> sharing(Path archive, List<String> arguments) {
        return Stream.concat(Stream.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive), arguments.stream())
                .toList();
    }

    /** The time of one process, and the last line of its output. */
    private record Run(double millis, String lastLine) {
        static Run of(List<String> arguments) throws IOException, InterruptedException {
            long start = System.nanoTime();
            try (Java java = Java.startAllInOne(arguments)) {
                List<String> lines = java.lines();
                int code = java.join();
                if (code != 0 || lines.isEmpty()) {
                    throw new IOException("A process ended with " + code + ": " + arguments + " " + lines);
                }
                return new Run((System.nanoTime() - start) / 1e6, lines.get(lines.size() - 1));
            }
        }
    }

    private static void measure(Measurements measured, String name, List<String> arguments)
            throws IOException, InterruptedException {
        Run run = Run.of(arguments);
        measured.add(name, run.millis());
        if (name.startsWith(OURS)) {
            String[] told = run.lastLine().split(" ", -1);
            if (Integer.parseInt(told[0]) != COMMENTS) {
                throw new IllegalStateException(name + " has " + told[0] + " comments");
            }
            measured.add(name + DECODED, Double.parseDouble(told[1]) / 1e3);
        }
    }

    private Report report(Measurements measured) {
        return new Report(
                name(),
                "the program's jar, a bare picocli program's, and this one's with one response of " + COMMENTS
                        + " comments",
                measured.contestants().stream()
                        .sorted()
                        .map(name -> measured.figure(name, "ms"))
                        .toList(),
                List.of(
                        measured.ratio(VERSION, BARE, "≤ 1.5"),
                        measured.ratio(VERSION + SHARING, BARE, ""),
                        measured.ratio(SAMPLE + SHARING, SAMPLE, ""),
                        measured.ratio(MOSHI + DECODED, OURS + DECODED, "≥ 4"),
                        measured.ratio(MOSHI + DECODED, OURS + SHARING + DECODED, ""),
                        measured.ratio(MOSHI, OURS, ""),
                        measured.ratio(MOSHI, OURS + SHARING, "")));
    }
}
