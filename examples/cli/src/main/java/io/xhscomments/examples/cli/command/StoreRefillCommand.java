package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.report.RepairReport;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.CopyHosts;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads again, for free, what is damaged or was lost. */
@Command(
        name = "refill",
        description = {
            "Makes pages of kept responses that this version can decode. Reads again every page that is damaged, cannot be decoded "
                    + "or was lost on its way, if the service still keeps its free copy (24 hours).",
            "Free; no API key is sent."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreRefillCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "The store.")
    private Path dir = Path.of("");

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "Also read copies from this host, for example a reseller's. Default: cache.tikhub.io only.")
    private List<String> hosts = List.of();

    @Override
    public Integer call() throws IOException {
        CacheLinkReader links = CopyHosts.allowing(hosts, command);
        RepairReport report = StoreDirectory.existing(dir).repair(TikHubDecoder.create(), links);
        PrintWriter out = console.text();
        report.repaired()
                .forEach(page -> out.println(console.phrases().say(MessageKey.STORE_REFILLED_ONE, page.describe())));
        report.failed()
                .forEach(page ->
                        out.println(console.phrases().say(MessageKey.STORE_NOT_REFILLED, page.file(), page.reason())));
        console.finish(out);
        console.words()
                .println(console.phrases()
                        .say(
                                MessageKey.STORE_REFILLED,
                                report.repaired().size(),
                                report.failed().size()));
        return report.failed().isEmpty() ? ExitCode.OK : ExitCode.FILES;
    }
}
