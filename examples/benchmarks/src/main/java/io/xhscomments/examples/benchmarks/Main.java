package io.xhscomments.examples.benchmarks;

import io.xhscomments.examples.benchmarks.decode.Decode;
import io.xhscomments.examples.benchmarks.decode.DecodeAlone;
import io.xhscomments.examples.benchmarks.decode.Growth;
import io.xhscomments.examples.benchmarks.decode.Malformed;
import io.xhscomments.examples.benchmarks.decode.ReplayDirectory;
import io.xhscomments.examples.benchmarks.export.StoredExport;
import io.xhscomments.examples.benchmarks.live.Arrivals;
import io.xhscomments.examples.benchmarks.live.LivePage;
import io.xhscomments.examples.benchmarks.live.RateLimited;
import io.xhscomments.examples.benchmarks.live.WallClock;
import io.xhscomments.examples.benchmarks.process.Cold;
import io.xhscomments.examples.benchmarks.process.Maintenance;
import io.xhscomments.examples.benchmarks.process.Memory;
import io.xhscomments.examples.benchmarks.process.SmallHeap;
import io.xhscomments.examples.benchmarks.process.Start;
import io.xhscomments.examples.benchmarks.store.StoredPage;
import io.xhscomments.examples.benchmarks.store.StoredPut;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Runs a benchmark by name. */
public final class Main {
    private static final List<Experiment> ALL = List.of(
            new Decode(),
            new DecodeAlone(),
            new Malformed(),
            new ReplayDirectory(),
            new Growth(),
            new StoredPage(),
            new StoredPut(),
            new LivePage(),
            new RateLimited(),
            new WallClock(),
            new Arrivals(),
            new Memory(),
            new SmallHeap(),
            new StoredExport(),
            new Start(),
            new Cold(),
            new Maintenance());
    private static final String USAGE = "Usage: java -jar benchmarks.jar NAME [--quick] [--json FILE]\n"
            + "       java -jar benchmarks.jar --list\n";

    private Main() {}

    /** See {@link #USAGE}. */
    public static void main(String[] args) throws Exception {
        // The tables are UTF-8 in every locale, like the README.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (args.length == 1 && args[0].equals("--list")) {
            ALL.forEach(each -> out.println(each.name() + "  " + each.about()));
            return;
        }
        try {
            run(Arguments.in(args), out);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
    }

    private static void run(Arguments asked, PrintStream out) throws Exception {
        out.println(Machine.describe() + "; load before " + Machine.load());
        Report report = asked.experiment().run(asked.quick());
        out.println("Load after " + Machine.load() + "\n\n" + report.tables());
        if (asked.json().isPresent()) {
            Files.writeString(asked.json().get(), report.json());
        }
    }

    private record Arguments(Experiment experiment, boolean quick, Optional<Path> json) {
        static Arguments in(String[] args) {
            Deque<String> left = new ArrayDeque<>(List.of(args));
            Optional<Experiment> experiment = Optional.empty();
            boolean quick = false;
            Optional<Path> json = Optional.empty();
            while (!left.isEmpty()) {
                String arg = left.remove();
                switch (arg) {
                    case "--quick" -> quick = true;
                    case "--json" -> json = Optional.of(Path.of(next(left)));
                    default -> experiment = Optional.of(named(arg));
                }
            }
            return new Arguments(
                    experiment.orElseThrow(() -> new IllegalArgumentException("A name is missing.")), quick, json);
        }

        private static String next(Deque<String> left) {
            if (left.isEmpty()) {
                throw new IllegalArgumentException("A file must follow --json.");
            }
            return left.remove();
        }

        private static Experiment named(String name) {
            return ALL.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The name must be one of "
                            + ALL.stream().map(Experiment::name).toList() + ", but is \"" + name + "\"."));
        }
    }
}
