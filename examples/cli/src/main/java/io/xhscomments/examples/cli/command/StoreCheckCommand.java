package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks at every file of a store. */
@Command(
        name = "check",
        description = {
            "Checks every file of a store: that pages decode, keys fit names, checksums hold, and no redacted page holds a secret.",
            "Repairs nothing, and says what would. Exit code 5 if something is wrong, or a page that was paid for is missing."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreCheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The store.")
    private Path dir = Path.of("");

    @Override
    public Integer call() throws IOException {
        CheckReport report =
                StoreDirectory.existing(dir).check(TikHubDecoder.create(), TikHubRedaction.secrets()::containsSecrets);
        PrintWriter out = console.text();
        for (CheckReport.Finding finding : report.findings()) {
            out.println(finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + "  " + finding.file() + ": "
                    + finding.description() + (finding.remedy().isEmpty() ? "" : "; " + finding.remedy()));
        }
        out.println(console.phrases()
                .say(report.isSound() ? MessageKey.STORE_SOUND : MessageKey.STORE_UNSOUND, report.pages()));
        int wrongRoute = report.of(CheckReport.Kind.WRONG_ROUTE).size();
        if (wrongRoute > 0) {
            out.println(console.phrases().say(MessageKey.STORE_WRONG_ROUTE, wrongRoute));
        }
        console.finish(out);
        return report.isSound() ? ExitCode.OK : ExitCode.FILES;
    }
}
