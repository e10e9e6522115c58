package io.xhscomments.examples.benchmarks.decode;

import com.alibaba.fastjson2.JSON;
import io.xhscomments.codec.tikhub.fast.ValidatingScan;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.decode.wire.WireEnvelope;
import io.xhscomments.examples.benchmarks.turns.Contestant;
import io.xhscomments.examples.benchmarks.turns.Interleaved;
import io.xhscomments.examples.benchmarks.turns.Rounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Decodes with each contestant alone in its process, as in a program that has one decoder: the compiler knows it alone.
 * The libraries make their own records here, without the mapping to a page. The contestants' processes take turns.
 */
@Fork(jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class DecodeAlone extends Interleaved implements Experiment {
    private static final String OURS = Decoders.OURS;
    private static final String SCAN = "our scan, which only validates";
    private static final String FASTJSON = "fastjson2, its own records";
    private static final String MOSHI = "Moshi, its own records";
    private static final String FLOOR = "the objects alone";
    private static final int COUNT = 256;

    /** The size of a response. */
    @Param("SAMPLE")
    public PageSize size = PageSize.SAMPLE;

    /** The only contestant of this process. */
    @Param(OURS)
    public String contestant = OURS;

    @Override
    public String name() {
        return "decode-alone";
    }

    @Override
    public String about() {
        return "the same, each contestant alone in its process, and the libraries without the mapping to a page";
    }

    @Override
    protected int items() {
        return COUNT;
    }

    @Override
    protected int itemsInTurn() {
        return Math.min(COUNT, size.inTurn);
    }

    @Override
    protected List<Contestant> prepare() {
        List<EncodedResponse> responses = EncodedResponses.of(size, COUNT);
        return List.of(new Contestant(contestant, work(responses)));
    }

    private Contestant.Work work(List<EncodedResponse> responses) {
        WireDecoder.Parser moshi = Decoders.moshi();
        PageDecoder ours = Decoders.ours();
        return switch (contestant) {
            case SCAN -> item -> ValidatingScan.isJson(body(responses, item));
            case FASTJSON -> item -> JSON.parseObject(body(responses, item), WireEnvelope.class);
            case MOSHI -> item -> moshi.read(body(responses, item));
            case FLOOR -> Decode.floor(responses, ours).work();
            default -> item -> responses.get(item).by(ours);
        };
    }

    private static byte[] body(List<EncodedResponse> responses, int item) {
        return responses.get(item).page().body();
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
            List<EncodedResponse> measured = EncodedResponses.of(each, COUNT);
            inputs.add(EncodedResponses.describe(measured));
            Map<String, Rounds> rounds = rounds(each, quick);
            rounds.forEach((name, alone) ->
                    figures.addAll(alone.line(name, each.label, EncodedResponses.meanLength(measured))));
            ratios.add(ratio(rounds, FASTJSON, OURS, each.label, "≥ 1"));
            ratios.add(ratio(rounds, OURS, SCAN, each.label, "≤ 1.25"));
            ratios.add(ratio(rounds, MOSHI, OURS, each.label, ""));
            ratios.add(ratio(rounds, MOSHI, FLOOR, each.label, ""));
        }
        return new Report(name(), String.join("; ", inputs), figures, ratios);
    }

    private static Map<String, Rounds> rounds(PageSize size, boolean quick) throws RunnerException {
        Rounds.Effort effort = Decode.effort(size, quick);
        Map<String, List<Rounds>> processes = new LinkedHashMap<>();
        for (int process = 0; process < effort.processes(); process++) {
            for (String name : List.of(OURS, SCAN, FASTJSON, MOSHI, FLOOR)) {
                Rounds one = Rounds.of(
                        DecodeAlone.class,
                        Map.of("size", size.name(), "contestant", name),
                        1,
                        new Rounds.Effort(1, 2 * effort.warmUp(), effort.counted()));
                processes.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
            }
        }
        Map<String, Rounds> all = new LinkedHashMap<>();
        processes.forEach((name, each) -> all.put(name, Rounds.of(each)));
        return all;
    }

    private static Report.Ratio ratio(
            Map<String, Rounds> rounds, String name, String other, String setting, String toReach) {
        return Objects.requireNonNull(rounds.get(name))
                .cpuRatio(name, Objects.requireNonNull(rounds.get(other)), other, setting, toReach);
    }
}
