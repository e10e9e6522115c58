package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.store.Scratch;
import io.xhscomments.examples.benchmarks.turns.Contestant;
import io.xhscomments.examples.benchmarks.turns.Interleaved;
import io.xhscomments.examples.benchmarks.turns.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Decodes a directory of stored responses, some hundred pages at a time: from our store, which verifies each page, with
 * one thread or two; and from plain files, decoded by other libraries or only read. All files are in the system's page
 * cache.
 */
@Fork(jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class ReplayDirectory extends Interleaved implements Experiment {
    private static final int SHELF = 250;
    private static final int FULL_COUNT = 10_000;
    private static final int QUICK_COUNT = 1000;
    private static final String OURS = "our store and decoder";
    private static final String OURS_TWICE = "our store and decoder, two threads";
    private static final String READING = "readAllBytes";
    private static final String READING_TWICE = "readAllBytes, two threads";
    private static final String READING_AND = "readAllBytes and ";
    private static final String A_PAGE = "a page";
    private static final List<String> LIBRARIES = List.of(Decoders.MOSHI, Decoders.JACKSON_2, Decoders.JACKSON_3);

    /** The directory of the responses, which are written once for all processes. */
    @Param("")
    public String directory = "";

    /** The number of responses. */
    @Param("1000")
    public int count;

    private @Nullable ExecutorService second;

    /** A page of the directory, read and decoded, or read. */
    private interface Page {
        Object at(int place) throws Exception;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "a directory of stored pages to comments, on one thread and on two, beside bare files and JSON libraries";
    }

    @Override
    protected int items() {
        return count / SHELF;
    }

    @Override
    protected int itemsInTurn() {
        return Math.min(items(), 2);
    }

    @Override
    protected int partsOfItem() {
        return SHELF;
    }

    @Override
    protected List<Contestant> prepare() throws Exception {
        StoredResponses stored = new StoredResponses(Path.of(directory));
        List<EncodedResponse> responses = StoredResponses.responses(count);
        Map<String, PageDecoder> decoders = Decoders.all();
        CommentSource store = stored.store().replay(stored.format()).source();
        Page ours = place -> store.fetch(responses.get(place).request());
        Page reading = place -> Files.readAllBytes(stored.bare(place));
        ExecutorService other = Executors.newSingleThreadExecutor();
        second = other;
        List<Contestant> all = new ArrayList<>();
        all.add(new Contestant(OURS, shelf -> all(ours, shelf * SHELF, (shelf + 1) * SHELF)));
        all.add(new Contestant(OURS_TWICE, shelf -> shared(ours, shelf * SHELF, other)));
        all.add(new Contestant(READING, shelf -> all(reading, shelf * SHELF, (shelf + 1) * SHELF)));
        all.add(new Contestant(READING_TWICE, shelf -> shared(reading, shelf * SHELF, other)));
        for (String library : LIBRARIES) {
            PageDecoder decoder = Objects.requireNonNull(decoders.get(library));
            Page page = place ->
                    decoder.decode(responses.get(place).request(), RawResponse.stored((byte[]) reading.at(place)));
            compare(library, page, ours, responses.size());
            all.add(new Contestant(READING_AND + library, shelf -> all(page, shelf * SHELF, (shelf + 1) * SHELF)));
        }
        return all;
    }

    private static void compare(String library, Page page, Page ours, int count) throws Exception {
        for (int place = 0; place < count; place++) {
            CommentPage read = Copier.modelled((CommentPage) page.at(place));
            if (!read.equals(Copier.modelled((CommentPage) ours.at(place)))) {
                throw new IllegalStateException(library + " reads another page than ours");
            }
        }
    }

    private static Object all(Page page, int from, int to) throws Exception {
        Object last = page.at(from);
        for (int place = from + 1; place < to; place++) {
            last = page.at(place);
        }
        return last;
    }

    private static Object shared(Page page, int from, ExecutorService other) throws Exception {
        int middle = from + SHELF / 2;
        Future<Object> half = other.submit(() -> all(page, from, middle));
        return List.of(all(page, middle, from + SHELF), half.get());
    }

    @Override
    protected void discard() {
        Objects.requireNonNull(second).shutdown();
    }

    @Override
    public Report run(boolean quick) throws IOException, RunnerException {
        Path scratch = Scratch.create();
        try {
            int pages = quick ? QUICK_COUNT : FULL_COUNT;
            new StoredResponses(scratch).write(pages);
            Rounds rounds = Rounds.of(
                    ReplayDirectory.class,
                    Map.of("directory", scratch.toString(), "count", Integer.toString(pages)),
                    1,
                    quick ? new Rounds.Effort(1, 40, 20) : new Rounds.Effort(5, 100, 60));
            return report(rounds, EncodedResponses.describe(StoredResponses.responses(pages)));
        } finally {
            Scratch.delete(scratch);
        }
    }

    private Report report(Rounds rounds, String input) {
        List<Report.Figure> figures = new ArrayList<>();
        for (String contestant : List.of(OURS, OURS_TWICE, READING, READING_TWICE)) {
            figures.add(rounds.time(contestant, A_PAGE));
        }
        List<Report.Ratio> ratios = new ArrayList<>();
        for (String library : LIBRARIES) {
            figures.add(rounds.time(READING_AND + library, A_PAGE));
            ratios.add(rounds.timeRatio(READING_AND + library, OURS, A_PAGE, ""));
            ratios.add(rounds.cpuRatio(READING_AND + library, OURS, A_PAGE, ""));
        }
        ratios.add(rounds.timeRatio(OURS, READING, A_PAGE, "≤ 3"));
        ratios.add(rounds.cpuRatio(OURS, READING, A_PAGE, "≤ 3"));
        ratios.add(rounds.timeRatio(OURS, OURS_TWICE, A_PAGE, "≥ 1.8"));
        ratios.add(rounds.timeRatio(READING, READING_TWICE, A_PAGE, ""));
        return new Report(name(), input + ", in files", figures, ratios);
    }
}
