package io.xhscomments.examples.cli;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.output.SummaryText;
import io.xhscomments.testkit.Fixtures;
import io.xhscomments.testkit.TikHubStub;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the program does when it is told nothing: the whole way, over real HTTP, to a service inside this process. */
final class Demo implements Runnable {
    private final Console console;

    Demo(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.words()
                .println("This is the embedded sample: the documented answer for note " + Fixtures.sampleNote()
                        + ", served by a stand-in for the service inside this process. No key, no network, no charge.");
        console.words().println();
        try (TikHubStub stub = TikHubStub.start()) {
            SourceComponent component = DaggerSourceComponent.factory()
                    .create(TikHubTransport.builder(stub.apiKey()).baseUrl(stub.baseUrl()));
            PlainReading.Outcome outcome;
            try (TikHubTransport transport = component.transport();
                    CommentWriter writer = Format.table.writerTo(console.out())) {
                outcome = new PlainReading(component.source(), Long.MAX_VALUE).read(Fixtures.sampleNote(), writer);
            }
            outcome.failure().ifPresent(failure -> {
                throw failure;
            });
            Summary summary = outcome.summary();
            console.words().println();
            SummaryText.lines(summary).forEach(console.words()::println);
            console.words()
                    .println("Live, this would have cost " + stub.ledger().charged() + " charged request"
                            + (stub.ledger().charged() == 1 ? "" : "s") + ". Next: xhs-comments read --help");
        } catch (IOException noOutput) {
            throw new UncheckedIOException(noOutput);
        }
    }
}
