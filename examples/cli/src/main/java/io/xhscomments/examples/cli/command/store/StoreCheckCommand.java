package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks every file of a store. */
@Command(
        name = "check",
        description = {
            "Checks every file of a store: pages decode, keys match file names, checksums match, and redacted pages contain no secret.",
            "Changes nothing, and names the remedy for each problem. The exit code is 5 if there is a problem, or if a paid page is missing."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreCheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Override
    public Integer call() throws IOException {
        CheckReport report = store.open().check(TikHubDecoder.create(), TikHubRedaction.secrets()::containsSecrets);
        PrintWriter out = console.textWriter();
        for (CheckReport.Finding finding : report.findings()) {
            out.println(finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + "  " + finding.file() + ": "
                    + finding.description() + (finding.remedy().isEmpty() ? "" : "; " + finding.remedy()));
        }
        out.println(console.messages()
                .format(report.isSound() ? MessageKey.STORE_SOUND : MessageKey.STORE_UNSOUND, report.pages()));
        int wrongRoute = report.of(CheckReport.Kind.WRONG_ROUTE).size();
        if (wrongRoute > 0) {
            out.println(console.messages().format(MessageKey.STORE_WRONG_ROUTE, wrongRoute));
        }
        console.finish(out);
        return report.isSound() ? ExitCode.OK : ExitCode.FILES;
    }
}
