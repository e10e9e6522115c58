package io.xhscomments.examples.cli.command;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.InvalidValueException;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.serving.LocalStub;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.testkit.stub.Scenario;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a stand-in for the service until somebody stops it, for clients in any language. */
@Command(
        name = "stub",
        description = {
            "Serves a fake TikHub on this machine, for tests of clients in any language: no real key, no charge.",
            "It knows the documented note and a synthetic one, and keeps a ledger of what would have been charged:",
            "GET /__ledger shows it, DELETE /__ledger begins a new one. Ctrl-C stops it."
        },
        footer = {
            "",
            "The next page of the synthetic note, with the cursor of a response in C:",
            "  curl -sG -H \"Authorization: Bearer KEY\" --data-urlencode \"lastCursor=$C\" URL",
            "",
            "Exit codes: 0 stopped, 5 the port cannot be had; more in xhs-comments --help."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StubCommand implements Callable<Integer> {
    private static final String HEALTHY = "healthy";

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port on 127.0.0.1. Default: a free one, which is printed.")
    private int port;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = HEALTHY,
            converter = ScenarioConverter.class,
            description = "What goes wrong, and how. Default: ${DEFAULT-VALUE}.")
    private @Nullable Scenario scenario;

    @Option(names = "--list-scenarios", description = "Show the names of the scenarios, and serve nothing.")
    private boolean listScenarios;

    @Option(
            names = "--comments",
            paramLabel = "N",
            defaultValue = "25",
            description = "How many top-level comments the synthetic note has. Default: ${DEFAULT-VALUE}.")
    private int comments;

    @Option(
            names = "--replies-per-comment",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many replies each of them has. Default: ${DEFAULT-VALUE}.")
    private int replies;

    @Option(
            names = "--page-size",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many comments a page of it has, or replies. Default: ${DEFAULT-VALUE}.")
    private int pageSize;

    @Option(
            names = "--fault-rate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "The share of requests that fails, 0 to 1: a third of them for free (HTTP 400, 429, 500, 502), "
                            + "a third charged (HTTP 200 that failed inside), a third with the connection. Default: "
                            + "${DEFAULT-VALUE}.")
    private double faultRate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What ids, texts and faults follow from: the same seed gives the same. Default: "
                    + "${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (listScenarios) {
            listScenarios();
            return ExitCode.OK;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (LocalStub stub = start();
                Interrupts.Registration registered = console.interrupts().onInterrupt(stopped::countDown)) {
            SyntheticNote note = setUp(stub);
            PrintWriter out = console.text();
            new StubAnnouncement(stub, scenario(), faultRate, seed, note, size())
                    .lines()
                    .forEach(out::println);
            console.finish(out);
            stopped.await();
            return ExitCode.OK;
        } catch (BindException notHad) {
            console.words()
                    .println("xhs-comments: "
                            + console.phrases().say(MessageKey.ERROR_PORT, String.valueOf(notHad.getMessage())));
            return ExitCode.FILES;
        }
    }

    private LocalStub start() throws IOException {
        try {
            return LocalStub.startAt(port);
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
    }

    private SyntheticNote setUp(LocalStub stub) {
        try {
            SyntheticNoteBuilder note = SyntheticNote.builder(seed)
                    .comments(comments)
                    .pageSize(pageSize)
                    .replies(replies)
                    .replyPageSize(pageSize);
            stub.service().failAtRandom(faultRate, seed);
            return stub.service().play(scenario(), note);
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
    }

    /** Looked for only now: help needs none of them. */
    private Scenario scenario() {
        Scenario chosen = scenario == null ? Scenario.named(HEALTHY) : scenario;
        console.hidden().allow(chosen.name());
        return chosen;
    }

    private String size() {
        return comments + " comments, " + replies + " replies each, on pages of " + pageSize;
    }

    private void listScenarios() throws IOException {
        PrintWriter out = console.text();
        int width = Scenario.all().stream()
                .mapToInt(each -> each.name().length())
                .max()
                .orElse(0);
        for (Scenario each : Scenario.all()) {
            out.println(each.name() + " ".repeat(width - each.name().length() + 2) + each.description());
        }
        console.finish(out);
    }

    static final class ScenarioConverter implements ITypeConverter<Scenario> {
        @Override
        public Scenario convert(String value) {
            try {
                return Scenario.named(value);
            } catch (IllegalArgumentException unknown) {
                throw new InvalidValueException(MessageKey.USAGE_SCENARIO, value);
            }
        }
    }
}
