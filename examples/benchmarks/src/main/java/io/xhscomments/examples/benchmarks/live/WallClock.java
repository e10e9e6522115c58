package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.NoteResult;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import io.xhscomments.examples.benchmarks.process.TableRun;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads notes from a service that limits requests per second and requests in flight, and compares the time with the
 * least that the limits allow. Fails if a comment is missing or a page was paid for twice.
 */
public final class WallClock implements Experiment {
    private static final int QUICK_SCALE = 10;

    @Override
    public String name() {
        return "wall-clock";
    }

    @Override
    public String about() {
        return "notes and replies from a service with limits, beside the least time that the limits allow";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        List<Report.Figure> figures = new ArrayList<>();
        List<Report.Ratio> ratios = new ArrayList<>();
        for (WallClockCase each : WallClockCase.all(quick ? QUICK_SCALE : 1, quick ? 100 : 500)) {
            if (quick && each.program()) {
                continue;
            }
            try (LimitedServer server = new LimitedServer(each.latency(), each.accepted())) {
                server.serve(each.notes());
                double seconds = each.program() ? table(each, server) : read(each, server);
                long expected = each.requests();
                if (server.charged() != expected) {
                    throw new IllegalStateException(
                            each.name() + ": " + server.charged() + " charged instead of " + expected);
                }
                figures.add(count(each.name(), "charged", server.charged()));
                figures.add(count(each.name(), "refused", server.refused()));
                figures.add(count(each.name(), "most in a second", LimitedServer.mostInAnySecond(server.arrivals())));
                figures.add(count(each.name(), "least, ms", Math.round(each.leastSeconds() * 1e3)));
                figures.add(count(each.name(), "time, ms", Math.round(seconds * 1e3)));
                ratios.add(new Report.Ratio(
                        each.name() + ": time / least",
                        new Sample(List.of(List.of(seconds / each.leastSeconds()))),
                        "≤ 1.05"));
            }
        }
        return new Report(
                name(),
                "10 requests/s, 4 at once unless it says otherwise"
                        + (quick ? "; all times divided by " + QUICK_SCALE + ", the rate multiplied" : ""),
                figures,
                ratios);
    }

    private static Report.Figure count(String name, String unit, long number) {
        return new Report.Figure(name, unit, Sample.count(number));
    }

    private static double read(WallClockCase each, LimitedServer server) {
        RateLimiter rate = RateLimiter.perSecond(each.rate());
        ConcurrencyLimiter limiter =
                each.adaptive() ? ConcurrencyLimiter.adaptive() : ConcurrencyLimiter.of(each.accepted());
        try (TikHubTransport transport = TikHubTransport.builder(
                        server.service().apiKey())
                .baseUrl(server.address())
                .sendingListener(rate::sent)
                .build()) {
            CommentSource source = Policies.builder(transport.source())
                    .rateLimit(rate)
                    .concurrency(limiter)
                    .retry(Retry.ofDefaults())
                    .singleFlight()
                    .build();
            NoteReader reader = NoteReader.builder(source)
                    .replies(each.replies())
                    .lookAhead(limiter)
                    .build();
            List<NoteId> notes = each.notes().stream().map(SyntheticNote::id).toList();
            long start = System.nanoTime();
            long comments;
            try (Stream<NoteResult<Long>> results =
                    ParallelNoteReader.ofDefaults(reader).read(notes, WallClock::count)) {
                comments = results.mapToLong(result -> result.value().orElseThrow())
                        .sum();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long expected = each.notes().stream().mapToLong(WallClock::comments).sum();
            if (comments != expected) {
                throw new IllegalStateException(each.name() + ": " + comments + " comments instead of " + expected);
            }
            return seconds;
        }
    }

    private static long count(Reading reading) {
        long count = 0;
        while (reading.hasNext()) {
            reading.next();
            count++;
        }
        return count;
    }

    private static long comments(SyntheticNote note) {
        return note.commentIds().mapToLong(id -> 1 + note.replyIds(id).count()).sum();
    }

    private static double table(WallClockCase each, LimitedServer server) throws IOException, InterruptedException {
        return TableRun.seconds(
                each.notes().stream().map(note -> note.id().value()).toList(),
                server.address(),
                server.service().apiKey().reveal());
    }
}
