package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Counts the malformed responses that each decoder accepts. */
public final class Malformed implements Experiment {
    private static final int COUNT = 3000;
    private static final int RESPONSES = 256;
    private static final long SEED = 12;

    private record Broken(Corruption damage, EncodedResponse response) {}

    @Override
    public String name() {
        return "malformed";
    }

    @Override
    public String about() {
        return "responses that are no JSON, and how many of them are taken for a page all the same";
    }

    @Override
    public Report run(boolean quick) {
        List<Broken> broken = broken();
        List<Report.Figure> figures = new ArrayList<>();
        Decoders.all().forEach((name, decoder) -> figures.addAll(figures(name, decoder, broken)));
        String input = COUNT + " malformed responses, made of " + RESPONSES
                + " good ones: no UTF-8, or not one JSON value by the grammar of RFC 8259";
        return new Report(name(), input, figures, List.of());
    }

    private static List<Broken> broken() {
        List<EncodedResponse> good = EncodedResponses.of(PageSize.SAMPLE, RESPONSES);
        RandomGenerator random = new SplittableRandom(SEED);
        List<Broken> broken = new ArrayList<>();
        while (broken.size() < COUNT) {
            Corruption damage = Corruption.values()[broken.size() % Corruption.values().length];
            EncodedResponse response = good.get(random.nextInt(good.size()));
            byte[] damaged = damage.to(response.page().body(), random);
            if (!StrictJson.isOneValue(damaged)) {
                broken.add(new Broken(damage, new EncodedResponse(response.request(), RawResponse.stored(damaged))));
            }
        }
        return broken;
    }

    private static List<Report.Figure> figures(String name, PageDecoder decoder, List<Broken> broken) {
        List<Broken> taken =
                broken.stream().filter(each -> takes(decoder, each.response())).toList();
        List<Report.Figure> figures = new ArrayList<>();
        figures.add(new Report.Figure(name, "accepted", Sample.count(taken.size())));
        for (Corruption damage : Corruption.values()) {
            long count = taken.stream().filter(each -> each.damage() == damage).count();
            figures.add(new Report.Figure(name, damage.label, Sample.count(count)));
        }
        return figures;
    }

    private static boolean takes(PageDecoder decoder, EncodedResponse response) {
        try {
            return response.by(decoder).comments() != null;
        } catch (RuntimeException | StackOverflowError refused) {
            return false;
        }
    }
}
