package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.PageExporter;
import io.xhscomments.adapter.cache.file.report.ExportReport;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands pages out so that they can be committed. */
@Command(
        name = "export",
        description = {
            "Writes the pages of a store to a directory that can be committed and replayed: without keys, signatures and links.",
            "With --pseudonymize commenters get other names, ids and pictures; what they wrote stays, and can name people."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreExportCommand implements Callable<Integer> {
    private static final String SECRET_VARIABLE = "XHS_PSEUDONYM_SECRET";

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "The store.")
    private Path dir = Path.of("");

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where to.")
    private Path to = Path.of("");

    @Option(
            names = "--pseudonymize",
            description = "Give every user another name, the same in all exports with the same secret, which is in "
                    + SECRET_VARIABLE + " or --secret-file, at least 16 bytes.")
    private boolean pseudonymize;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "Holds the secret of --pseudonymize.")
    private @Nullable Path secretFile;

    @Override
    public Integer call() throws IOException {
        try {
            ExportReport exported = export().to(to);
            exported.refused()
                    .forEach(page -> console.words()
                            .println("xhs-comments: "
                                    + console.phrases()
                                            .say(
                                                    MessageKey.STORE_STAYS_BEHIND,
                                                    page.page().file(),
                                                    page.reason())));
            console.words().println(console.phrases().say(MessageKey.STORE_EXPORTED, exported.pages(), to));
            return exported.refused().isEmpty() ? ExitCode.OK : ExitCode.FILES;
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
    }

    private PageExporter export() throws IOException {
        TikHubRedaction secrets = TikHubRedaction.secrets();
        return pseudonymize
                ? PageExporter.builder(StoreDirectory.existing(dir), TikHubDecoder.create(), secrets.pseudonymizing(secret())).declarePseudonyms(true).build()
                : StoreDirectory.existing(dir).exporting(TikHubDecoder.create(), secrets);
    }

    private byte[] secret() throws IOException {
        if (secretFile != null) {
            return Files.readAllBytes(secretFile);
        }
        return console.variable(SECRET_VARIABLE)
                .orElseThrow(() -> UsageException.of(command, MessageKey.USAGE_NO_SECRET, SECRET_VARIABLE))
                .getBytes(StandardCharsets.UTF_8);
    }
}
