package io.xhscomments.examples.cli.command;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.InvalidValueException;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.serving.LocalStub;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
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

/** Serves a stub of the service until it is stopped, for tests of clients in any language. */
@Command(
        name = "stub",
        description = {
            "Serves a stub of TikHub on this machine, for tests of clients in any language, without a real key or a charge.",
            "It serves the documented note and a synthetic note, and records in a ledger what would have been charged:",
            "GET /__ledger returns the ledger, DELETE /__ledger clears it. Press Ctrl-C to stop."
        },
        footer = {
            "",
            "The next page of the synthetic note, with the cursor of the previous response in C:",
            "  curl -sG -H \"Authorization: Bearer KEY\" --data-urlencode \"lastCursor=$C\" URL",
            "",
            "Exit codes: 0 stopped, 5 the port is not available; for the others see xhs-comments --help."
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
            description = "The port on 127.0.0.1. Default: a free port, which is printed.")
    private int port;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = HEALTHY,
            converter = ScenarioConverter.class,
            description = "The scenario of failures. Default: ${DEFAULT-VALUE}.")
    private @Nullable Scenario scenario;

    @Option(names = "--list-scenarios", description = "List the scenarios and exit.")
    private boolean listScenarios;

    @Option(
            names = "--comments",
            paramLabel = "N",
            defaultValue = "25",
            description = "The number of top-level comments of the synthetic note. Default: ${DEFAULT-VALUE}.")
    private int comments;

    @Option(
            names = "--replies-per-comment",
            paramLabel = "N",
            defaultValue = "0",
            description = "The number of replies of each comment. Default: ${DEFAULT-VALUE}.")
    private int replies;

    @Option(
            names = "--page-size",
            paramLabel = "N",
            defaultValue = "10",
            description = "The number of comments or replies on a page. Default: ${DEFAULT-VALUE}.")
    private int pageSize;

    @Option(
            names = "--fault-rate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "The share of requests that fail, from 0 to 1: one third without a charge (HTTP 400, 429, 500, 502), "
                            + "one third with a charge (HTTP 200 with an error in the body), one third by a broken "
                            + "connection. Default: ${DEFAULT-VALUE}.")
    private double faultRate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of ids, texts and failures. The same seed gives the same results. Default: "
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
            PrintWriter out = console.textWriter();
            new StubAnnouncement(stub, scenario(), faultRate, seed, note, size())
                    .lines()
                    .forEach(out::println);
            console.finish(out);
            stopped.await();
            return ExitCode.OK;
        } catch (BindException unavailable) {
            console.printError(
                    console.messages().format(MessageKey.ERROR_PORT, String.valueOf(unavailable.getMessage())));
            return ExitCode.FILES;
        }
    }

    private LocalStub start() throws IOException {
        try {
            return LocalStub.startAt(port);
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
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
            throw UsageException.invalidArgument(command, refused);
        }
    }

    /** Looks up the default scenario only here, because help does not need it. */
    private Scenario scenario() {
        Scenario chosen = scenario == null ? Scenario.named(HEALTHY) : scenario;
        console.secrets().allow(chosen.name());
        return chosen;
    }

    private String size() {
        return comments + " comments, " + replies + " replies each, on pages of " + pageSize;
    }

    private void listScenarios() throws IOException {
        PrintWriter out = console.textWriter();
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
