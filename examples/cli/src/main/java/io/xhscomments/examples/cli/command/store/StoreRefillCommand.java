package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.RepairReport;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.CacheLinkOptions;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.source.StoredFormat;
import io.xhscomments.examples.cli.source.StoredLinks;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces damaged and lost pages by their free copies. */
@Command(
        name = "refill",
        description = {
            "Decodes stored responses that earlier versions could not decode, and reads the free copy of every page that is damaged, "
                    + "undecodable or lost. The service keeps a copy for 24 hours.",
            "Free of charge; sends no API key."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreRefillCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Mixin
    private CacheLinkOptions links = new CacheLinkOptions();

    @Override
    public Integer call() throws IOException {
        PageStore pageStore = store.openForWriting();
        RepairReport report = pageStore.repair(StoredFormat.decoder(console), links.reader());
        StoredLinks storedLinks = new StoredLinks(pageStore, console.messages());
        PrintWriter out = console.textWriter();
        report.repaired()
                .forEach(page -> out.println(
                        console.messages().format(MessageKey.STORE_REFILLED_PAGE, storedLinks.describe(page))));
        report.failed()
                .forEach(page -> out.println(
                        console.messages().format(MessageKey.STORE_NOT_REFILLED, page.file(), page.reason())));
        console.finish(out);
        console.print(
                MessageKey.STORE_REFILLED,
                report.repaired().size(),
                report.failed().size());
        return report.failed().isEmpty() ? ExitCode.OK : ExitCode.FILES;
    }
}
