package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import io.xhscomments.examples.benchmarks.process.Busy;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends requests under a rate limit, and counts by the server's clock how many arrived above the rate in any second: on
 * an idle machine, and beside processes that keep every core busy.
 */
public final class Arrivals implements Experiment {
    private static final int PER_SECOND = 100;
    private static final int THREADS = 4;

    @Override
    public String name() {
        return "arrivals";
    }

    @Override
    public String about() {
        return "the rate limit by the server's clock, idle and beside other work";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        int requests = quick ? 2_000 : 10_000;
        List<Report.Figure> figures = new ArrayList<>();
        measure("idle", requests, figures);
        try (Busy other = Busy.onAllCores()) {
            measure("beside " + other.processes() + " busy processes", requests, figures);
        }
        return new Report(
                name(),
                requests + " requests at " + PER_SECOND + " a second, from " + THREADS + " threads",
                figures,
                List.of());
    }

    private static void measure(String name, int requests, List<Report.Figure> figures)
            throws IOException, InterruptedException {
        try (LimitedServer server = new LimitedServer(Duration.ofMillis(20), Integer.MAX_VALUE)) {
            SyntheticNote note = SyntheticNote.builder(1).build();
            server.serve(List.of(note));
            send(server, PageRequest.comments(note.id()), requests);
            long[] arrivals = server.arrivals();
            double seconds = (arrivals[arrivals.length - 1] - arrivals[0]) / 1e9;
            figures.add(figure(name, "a second, on average", (arrivals.length - 1) / seconds));
            figures.add(new Report.Figure(
                    name, "most in any second", Sample.count(LimitedServer.mostInAnySecond(arrivals))));
            figures.add(new Report.Figure(
                    name, "requests above the rate", Sample.count(LimitedServer.aboveRate(arrivals, PER_SECOND))));
        }
    }

    private static Report.Figure figure(String name, String unit, double value) {
        return new Report.Figure(name, unit, new Sample(List.of(List.of(value, value))));
    }

    private static void send(LimitedServer server, PageRequest request, int requests) throws InterruptedException {
        RateLimiter rate = RateLimiter.perSecond(PER_SECOND);
        try (TikHubTransport transport = TikHubTransport.builder(
                        server.service().apiKey())
                .baseUrl(server.address())
                .sendingListener(rate::sent)
                .build()) {
            CommentSource source = rate.decorate(transport.source());
            AtomicInteger left = new AtomicInteger(requests);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> {
                    while (left.getAndDecrement() > 0) {
                        source.fetch(request);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
