package io.xhscomments.examples.benchmarks.process;

import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import io.xhscomments.examples.benchmarks.store.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Reads many notes, from a service on loopback through the program into a jsonl file, in a heap that cannot hold their
 * comments. Notes the processor time of the program after each tenth of the notes: the first tenth is the warm-up.
 */
public final class SmallHeap implements Experiment {
    private static final int FULL = 100_000;
    private static final int QUICK = 5_000;
    private static final int COMMENTS_OF_NOTE = 100;
    private static final int PARTS = 10;
    private static final int HEAP_MEGABYTES = 64;
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    @Override
    public String name() {
        return "many-notes";
    }

    @Override
    public String about() {
        return "ten million comments of a hundred thousand notes to jsonl, in a heap of " + HEAP_MEGABYTES + " MB";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        int notes = quick ? QUICK : FULL;
        Path scratch = Scratch.create();
        List<Report.Figure> figures = new ArrayList<>();
        try {
            figures.addAll(read("", notes, List.of(), scratch));
            figures.addAll(read(
                    ", with a checkpoint",
                    notes / PARTS,
                    List.of("--checkpoint", scratch.resolve("checkpoint").toString()),
                    scratch));
        } finally {
            Scratch.delete(scratch);
        }
        return new Report(
                name(),
                (long) notes * COMMENTS_OF_NOTE + " comments of " + notes
                        + " notes, and a tenth of them with a checkpoint;" + " -Xmx" + HEAP_MEGABYTES + "m",
                figures,
                List.of());
    }

    private static List<Report.Figure> read(String name, int notes, List<String> options, Path scratch)
            throws IOException, InterruptedException {
        Path ids = Files.write(
                scratch.resolve("notes.txt"),
                LongStream.range(0, notes).mapToObj(NoteService::id).toList());
        Path out = scratch.resolve("comments.jsonl");
        Files.deleteIfExists(out);
        try (NoteService service = NoteService.start(COMMENTS_OF_NOTE)) {
            return read(name, notes, command(ids, service, out, options), service, out);
        }
    }

    private static ProcessBuilder command(Path ids, NoteService service, Path out, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-jar",
                Java.program().toString(),
                "read",
                "@" + ids,
                "--base-url",
                service.url(),
                "--rate",
                "1000000",
                "--format",
                "jsonl",
                "--out",
                out.toString()));
        command.addAll(options);
        ProcessBuilder program = Java.builder(command);
        program.environment().put("TIKHUB_API_KEY", "not-a-key");
        return program.redirectErrorStream(true)
                .redirectOutput(out.resolveSibling("messages.txt").toFile());
    }

    private static List<Report.Figure> read(
            String name, int notes, ProcessBuilder command, NoteService service, Path out)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process program = command.start();
        NavigableMap<Integer, Double> cpu = cpuByPart(program, notes, service.responses());
        double seconds = (System.nanoTime() - start) / 1e9;
        long comments = lines(out);
        if (program.exitValue() != 0 || comments != (long) notes * COMMENTS_OF_NOTE) {
            throw new IllegalStateException(
                    "The program ended with " + program.exitValue() + ", and wrote " + comments + " comments");
        }
        List<Report.Figure> figures = new ArrayList<>();
        cpu.forEach((part, time) ->
                figures.add(figure("CPU until " + (long) part * notes / PARTS + " notes" + name, "s", time)));
        figures.add(figure("time" + name, "s", seconds));
        figures.add(figure("exponent of the CPU after the first tenth" + name, "", exponent(cpu)));
        return figures;
    }

    private static NavigableMap<Integer, Double> cpuByPart(Process program, int notes, AtomicLong responses)
            throws InterruptedException {
        NavigableMap<Integer, Double> cpu = new TreeMap<>();
        boolean ended;
        do {
            ended = program.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            int part = (int) (responses.get() * PARTS / notes);
            if (part > 0) {
                program.info().totalCpuDuration().ifPresent(used -> cpu.putIfAbsent(part, used.toMillis() / 1e3));
            }
        } while (!ended);
        return cpu;
    }

    /** The slope of a straight line through the logarithms of notes and CPU, both counted from the first tenth. */
    private static double exponent(NavigableMap<Integer, Double> cpu) {
        int first = cpu.firstKey();
        double warmUp = Objects.requireNonNull(cpu.get(first));
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        int points = 0;
        for (Map.Entry<Integer, Double> part : cpu.tailMap(first, false).entrySet()) {
            double notes = Math.log(part.getKey() - first);
            double time = Math.log(part.getValue() - warmUp);
            x += notes;
            y += time;
            xx += notes * notes;
            xy += notes * time;
            points++;
        }
        return (points * xy - x * y) / (points * xx - x * x);
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static Report.Figure figure(String name, String unit, double value) {
        return new Report.Figure(name, unit, new Sample(List.of(List.of(value))));
    }
}
