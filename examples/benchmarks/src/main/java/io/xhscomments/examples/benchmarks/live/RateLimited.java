package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.NoteResult;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads many notes from a slow service at the rate that it allows. The ideal sends the first request at once, each
 * other one as soon as the rate allows, and waits for the last response.
 */
public final class RateLimited implements Experiment {
    private static final int NOTES = 20;
    private static final int PAGES = 10;
    private static final int COMMENTS_OF_A_PAGE = 10;
    private static final int PER_SECOND = 10;
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final double IDEAL_SECONDS = (double) NOTES * PAGES / PER_SECOND + DELAY.toMillis() / 1e3;
    private static final int FULL = 5;

    @Override
    public String name() {
        return "rate-limit";
    }

    @Override
    public String about() {
        return "20 notes of 10 pages under a rate limit, beside the ideal time";
    }

    @Override
    public Report run(boolean quick) {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < (quick ? 1 : FULL); run++) {
            seconds.add(readAll());
        }
        List<Double> ratios = seconds.stream().map(each -> each / IDEAL_SECONDS).toList();
        return new Report(
                name(),
                NOTES + " notes of " + PAGES + " pages, " + ConcurrencyLimiter.DEFAULT_REQUESTS + " at once, "
                        + DELAY.toMillis() + " ms to a response, " + PER_SECOND + " requests/s",
                List.of(
                        new Report.Figure("reading them all", "s", new Sample(List.of(seconds))),
                        new Report.Figure("the ideal", "s", new Sample(List.of(List.of(IDEAL_SECONDS))))),
                List.of(new Report.Ratio("reading them all / the ideal", new Sample(List.of(ratios)), "≤ 1.02")));
    }

    private static double readAll() {
        Map<NoteId, SyntheticNote> notes = IntStream.range(0, NOTES)
                .mapToObj(RateLimited::note)
                .collect(Collectors.toMap(SyntheticNote::id, Function.identity()));
        AtomicInteger requests = new AtomicInteger();
        CommentSource source = Policies.builder(slow(notes, requests))
                .rateLimit(RateLimiter.perSecond(PER_SECOND))
                .build();
        ParallelNoteReader reader = ParallelNoteReader.ofDefaults(NoteReader.ofDefaults(source));
        long start = System.nanoTime();
        int comments;
        try (Stream<NoteResult<Integer>> results = reader.read(notes.keySet(), RateLimited::count)) {
            comments = results.mapToInt(result -> result.value().orElseThrow()).sum();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (comments != NOTES * PAGES * COMMENTS_OF_A_PAGE || requests.get() != NOTES * PAGES) {
            throw new IllegalStateException(comments + " comments were read with " + requests + " requests");
        }
        return seconds;
    }

    private static SyntheticNote note(int seed) {
        return SyntheticNote.builder(seed)
                .pageSize(COMMENTS_OF_A_PAGE)
                .comments(PAGES * COMMENTS_OF_A_PAGE)
                .build();
    }

    private static int count(Iterator<?> comments) {
        int count = 0;
        while (comments.hasNext()) {
            comments.next();
            count++;
        }
        return count;
    }

    private static CommentSource slow(Map<NoteId, SyntheticNote> notes, AtomicInteger requests) {
        return CommentSource.of(
                (request, sink) -> {
                    requests.incrementAndGet();
                    try {
                        TimeSource.SYSTEM.sleep(DELAY);
                    } catch (InterruptedException byNobody) {
                        throw new IllegalStateException(byNobody);
                    }
                    byte[] body =
                            Objects.requireNonNull(notes.get(request.note())).page(TikHubRoute.WEB_V1, request);
                    return new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
                },
                TikHubDecoder.create());
    }
}
