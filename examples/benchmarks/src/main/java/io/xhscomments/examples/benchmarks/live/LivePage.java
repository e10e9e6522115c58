package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import io.xhscomments.examples.benchmarks.process.Java;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Fetches pages over loopback and decodes them, many at the same time, and measures the CPU time of the client. The
 * server and each client are processes of their own, so that the server's work is not counted.
 */
public final class LivePage implements Experiment {
    // The ratio of a round varies by a tenth, so 1.05 and 1.06 differ only over this many rounds.
    private static final Effort QUICK = new Effort(1, 40, 110);
    private static final Effort FULL = new Effort(5, 60, 160);

    private record Effort(int processes, int warmUp, int counted) {}

    /** The times of a page in one turn, in microseconds. */
    private record Turn(double cpu, double time) {
        static Turn of(String[] told) {
            return new Turn(Double.parseDouble(told[1]), Double.parseDouble(told[2]));
        }
    }

    /** The turns of each stack in one process. */
    private static final class Client {
        private final Map<String, List<Turn>> turns = new HashMap<>();

        void keep(String line) {
            String[] told = line.split(" ", -1);
            turns.computeIfAbsent(Stacks.NAMES.get(Integer.parseInt(told[0])), any -> new ArrayList<>())
                    .add(Turn.of(told));
        }

        List<Turn> of(String stack) {
            return Objects.requireNonNull(turns.get(stack));
        }
    }

    @Override
    public String name() {
        return "live-page";
    }

    @Override
    public String about() {
        return "a page over loopback, " + LiveNotes.NOTES + " at once, beside other HTTP stacks: CPU of the client";
    }

    @Override
    public Report run(boolean quick) throws IOException {
        Effort effort = quick ? QUICK : FULL;
        List<Client> clients = new ArrayList<>();
        try (Java server = Java.start(LiveServer.class)) {
            String port = server.line();
            while (clients.size() < effort.processes()) {
                clients.add(measure(port, effort));
            }
        }
        List<Report.Figure> figures = new ArrayList<>();
        for (String stack : Stacks.NAMES) {
            figures.add(figure(
                    stack + ", CPU",
                    clients.stream()
                            .map(client ->
                                    client.of(stack).stream().map(Turn::cpu).toList())
                            .toList()));
            figures.add(figure(
                    stack + ", all at once",
                    clients.stream()
                            .map(client ->
                                    client.of(stack).stream().map(Turn::time).toList())
                            .toList()));
        }
        return new Report(
                name(),
                LiveNotes.NOTES * LiveNotes.PAGES + " distinct pages of " + kilobytes() + " KB on average, "
                        + LiveNotes.NOTES + " threads",
                figures,
                List.of(
                        ratio(clients, Stacks.OURS, Stacks.OKHTTP, "≤ 1.05"),
                        ratio(clients, Stacks.WITH_POLICIES, Stacks.OKHTTP, "≤ 1.15"),
                        ratio(clients, Stacks.STOCK, Stacks.OURS, ""),
                        ratio(clients, Stacks.STOCK, Stacks.WITH_POLICIES, ""),
                        ratio(clients, Stacks.JDK, Stacks.OURS, ""),
                        ratio(clients, Stacks.OURS, Stacks.SOCKET, "")));
    }

    private static Client measure(String port, Effort effort) throws IOException {
        Client client = new Client();
        try (Java process = Java.start(LiveClient.class, port, effort.warmUp(), effort.counted())) {
            for (int line = 0; line < effort.counted() * Stacks.NAMES.size(); line++) {
                client.keep(process.line());
            }
        }
        return client;
    }

    private static String kilobytes() {
        double bytes = LiveNotes.all().stream()
                .flatMap(note -> note.pages().stream())
                .mapToInt(page -> page.body().length)
                .average()
                .orElseThrow();
        return String.format(Locale.ROOT, "%.1f", bytes / 1024);
    }

    private static Report.Figure figure(String name, List<List<Double>> sample) {
        return new Report.Figure(name, "µs", new Sample(sample));
    }

    private static Report.Ratio ratio(List<Client> clients, String stack, String other, String toReach) {
        List<List<Double>> sample = new ArrayList<>();
        for (Client client : clients) {
            List<Double> ratios = new ArrayList<>();
            for (int turn = 0; turn < client.of(stack).size(); turn++) {
                ratios.add(client.of(stack).get(turn).cpu()
                        / client.of(other).get(turn).cpu());
            }
            sample.add(ratios);
        }
        return new Report.Ratio(stack + " / " + other + ", CPU", new Sample(sample), toReach);
    }
}
