package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.turns.Contestant;
import io.xhscomments.examples.benchmarks.turns.Interleaved;
import io.xhscomments.examples.benchmarks.turns.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Decodes a response into a page. All contestants except ours read the same plain records, and share the code that maps
 * them to a page. Every page is compared with ours, without unknown fields, before it is timed. The floor copies the
 * page's objects, with strings made from bytes, and reads no JSON.
 */
@Fork(jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class Decode extends Interleaved implements Experiment {
    private static final String FLOOR = "the objects alone";
    private static final int COUNT = 256;

    /** The size of a response. */
    @Param("SAMPLE")
    public PageSize size = PageSize.SAMPLE;

    /** The number of responses. */
    @Param("256")
    public int count;

    @Override
    public String name() {
        return "decode";
    }

    @Override
    public String about() {
        return "a response's bytes to a page of comments, beside the usual JSON libraries: time and allocation";
    }

    @Override
    protected int items() {
        return count;
    }

    @Override
    protected int itemsInTurn() {
        return Math.min(count, size.inTurn);
    }

    @Override
    protected List<Contestant> prepare() {
        List<EncodedResponse> responses = EncodedResponses.of(size, count);
        Map<String, PageDecoder> decoders = Decoders.all();
        List<Contestant> contestants = new ArrayList<>();
        decoders.forEach((name, decoder) ->
                contestants.add(new Contestant(name, item -> responses.get(item).by(decoder))));
        contestants.add(floor(responses, Decoders.ours()));
        for (EncodedResponse response : responses) {
            compare(response, decoders);
        }
        return contestants;
    }

    private static void compare(EncodedResponse response, Map<String, PageDecoder> decoders) {
        CommentPage ours = Copier.modelled(response.by(Decoders.ours()));
        decoders.forEach((name, decoder) -> {
            if (!Copier.modelled(response.by(decoder)).equals(ours)) {
                throw new IllegalStateException(name + " reads another page than ours");
            }
        });
    }

    static Contestant floor(List<EncodedResponse> responses, PageDecoder ours) {
        List<CommentPage> pages = new ArrayList<>();
        List<VariedTexts> texts = new ArrayList<>();
        for (EncodedResponse response : responses) {
            VariedTexts of = new VariedTexts();
            CommentPage page = Copier.copy(Copier.modelled(response.by(ours)), of::keep);
            if (!Copier.copy(page, of.again()).equals(page)) {
                throw new IllegalStateException("The objects alone are others than ours");
            }
            pages.add(page);
            texts.add(of);
        }
        return new Contestant(
                FLOOR, item -> Copier.copy(pages.get(item), texts.get(item).again()));
    }

    @Override
    protected void discard() {
        // There is nothing to close.
    }

    @Override
    public Report run(boolean quick) throws RunnerException {
        List<Report.Figure> figures = new ArrayList<>();
        List<Report.Ratio> ratios = new ArrayList<>();
        List<String> inputs = new ArrayList<>();
        for (PageSize each : PageSize.values()) {
            int responses = quick ? each.inTurn : COUNT;
            List<EncodedResponse> measured = EncodedResponses.of(each, responses);
            inputs.add(EncodedResponses.describe(measured));
            Rounds rounds = Rounds.of(
                    Decode.class,
                    Map.of("size", each.name(), "count", Integer.toString(responses)),
                    1,
                    effort(each, quick));
            Stream.concat(Decoders.all().keySet().stream(), Stream.of(FLOOR))
                    .forEach(name ->
                            figures.addAll(rounds.line(name, each.label, EncodedResponses.meanLength(measured))));
            ratios.addAll(ratios(each, rounds, EncodedResponses.meanLength(measured)));
        }
        return new Report(name(), String.join("; ", inputs), figures, ratios);
    }

    static Rounds.Effort effort(PageSize size, boolean quick) {
        return switch (size) {
            case SAMPLE -> quick ? new Rounds.Effort(1, 30, 20) : new Rounds.Effort(5, 200, 100);
            case WITH_REPLIES -> quick ? new Rounds.Effort(1, 15, 10) : new Rounds.Effort(5, 100, 100);
            case LARGE -> quick ? new Rounds.Effort(1, 6, 6) : new Rounds.Effort(5, 50, 60);
        };
    }

    private static List<Report.Ratio> ratios(PageSize size, Rounds rounds, double bytes) {
        return List.of(
                rounds.cpuRatio(Decoders.MOSHI, Decoders.OURS, size.label, ""),
                rounds.timeRatio(Decoders.MOSHI, Decoders.OURS, size.label, ""),
                rounds.cpuRatio(Decoders.FASTJSON, Decoders.OURS, size.label, ""),
                rounds.cpuRatio(Decoders.DSL_JSON, Decoders.OURS, size.label, ""),
                rounds.cpuRatio(Decoders.OURS, FLOOR, size.label, ""),
                rounds.allocationRatio(Decoders.OURS, bytes, size.label, ""),
                rounds.allocationRatio(FLOOR, bytes, size.label, ""),
                rounds.cpuRatio(Decoders.MOSHI, Decoders.PLAIN_DECODER, size.label, ""),
                rounds.cpuRatio(Decoders.JACKSON_2, Decoders.PLAIN_DECODER, size.label, ""),
                rounds.cpuRatio(Decoders.JACKSON_3, Decoders.PLAIN_DECODER, size.label, ""),
                rounds.allocationRatio(Decoders.PLAIN_DECODER, bytes, size.label, ""));
    }
}
