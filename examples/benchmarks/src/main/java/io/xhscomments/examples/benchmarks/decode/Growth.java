package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.turns.Contestant;
import io.xhscomments.examples.benchmarks.turns.Interleaved;
import io.xhscomments.examples.benchmarks.turns.Rounds;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Reads notes of few and of many pages from memory. The time of a page should not depend on the length of the note.
 * Each contestant reads as many pages as the longest note has: one long note, or many short ones.
 */
@Fork(jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"})
public class Growth extends Interleaved implements Experiment {
    private static final List<Integer> LENGTHS = List.of(1, 10, 100, 1000, 10_000);
    private static final int BESIDE = 100;
    private static final int QUICK_LONGEST = 1000;
    private static final int FULL_LONGEST = 10_000;
    private static final TikHubRoute ROUTE = TikHubRoute.WEB_V1;
    private static final int COMMENTS = 7;
    private static final String A_PAGE = "a page";

    /** The number of pages of the longest note. */
    @Param("1000")
    public int longest;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "notes of 1 to 10 000 pages, read out of memory: time and allocation for each page";
    }

    @Override
    protected int items() {
        return 1;
    }

    @Override
    protected int partsOfItem() {
        return longest;
    }

    @Override
    protected List<Contestant> prepare() {
        List<Contestant> contestants = new ArrayList<>();
        for (int length : lengths(longest)) {
            Map<PageRequest, byte[]> bodies = new HashMap<>();
            List<NoteId> notes = IntStream.range(0, longest / length)
                    .mapToObj(seed -> note(seed, length, bodies))
                    .toList();
            PageTransport service = (request, sink) -> RawResponse.stored(Objects.requireNonNull(bodies.get(request)));
            NoteReader reader = NoteReader.ofDefaults(CommentSource.of(service, Decoders.ours()));
            if (comments(reader, notes) != (long) longest * COMMENTS) {
                throw new IllegalStateException("Notes of " + length + " pages are not read to their end");
            }
            contestants.add(new Contestant(label(length), ignored -> comments(reader, notes)));
        }
        return contestants;
    }

    private static List<Integer> lengths(int longest) {
        return LENGTHS.stream().filter(length -> length <= longest).toList();
    }

    private static NoteId note(int seed, int pages, Map<PageRequest, byte[]> bodies) {
        SyntheticNote note = SyntheticNote.builder((long) pages << Integer.SIZE | seed)
                .pageSize(COMMENTS)
                .comments(pages * COMMENTS)
                .build();
        PageRequest request = PageRequest.comments(note.id());
        for (int page = 0; page < pages; page++) {
            byte[] body = note.page(ROUTE, request);
            bodies.put(request, body);
            request = request.after(Decoders.ours()
                    .decode(request, RawResponse.stored(body))
                    .cursor()
                    .orElseThrow());
        }
        return note.id();
    }

    private static long comments(NoteReader reader, List<NoteId> notes) {
        long read = 0;
        for (NoteId note : notes) {
            for (Comment comment : reader.comments(note)) {
                read += comment.content().isEmpty() ? 0 : 1;
            }
        }
        return read;
    }

    private static String label(int length) {
        return "notes of " + length + (length == 1 ? " page" : " pages");
    }

    @Override
    protected void discard() {
        // There is nothing to close.
    }

    @Override
    public Report run(boolean quick) throws RunnerException {
        int most = quick ? QUICK_LONGEST : FULL_LONGEST;
        Rounds rounds = Rounds.of(
                Growth.class,
                Map.of("longest", Integer.toString(most)),
                1,
                quick ? new Rounds.Effort(1, 40, 30) : new Rounds.Effort(3, 10, 30));
        List<Report.Figure> figures = new ArrayList<>();
        List<Report.Ratio> ratios = new ArrayList<>();
        for (int length : lengths(most)) {
            figures.addAll(rounds.line(label(length), A_PAGE));
            if (length != BESIDE) {
                ratios.add(rounds.cpuRatio(label(length), label(BESIDE), A_PAGE, "0.9 to 1.1"));
                ratios.add(rounds.allocationRatio(label(length), label(BESIDE), A_PAGE, "0.9 to 1.1"));
            }
        }
        String input =
                most + " distinct pages of " + COMMENTS + " comments for each contestant, of the " + ROUTE + " route";
        return new Report(name(), input, figures, ratios);
    }
}
