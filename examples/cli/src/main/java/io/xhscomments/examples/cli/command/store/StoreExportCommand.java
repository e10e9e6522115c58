package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageExporter;
import io.xhscomments.adapter.cache.file.report.ExportReport;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exports pages without secrets, for example for tests. */
@Command(
        name = "export",
        description = {
            "Writes the pages of a store, without keys, signatures and links, to a directory that can be published and replayed.",
            "With --pseudonymize, users get other names, ids and pictures. The texts of comments stay, and may contain names."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreExportCommand implements Callable<Integer> {
    private static final String SECRET_VARIABLE = "XHS_PSEUDONYM_SECRET";

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The directory to write to.")
    private Path to = Path.of("");

    @Option(
            names = "--pseudonymize",
            description =
                    "Replace the name of each user, by the same name in all exports with the same secret. The secret is in "
                            + SECRET_VARIABLE + " or in the file of --secret-file, and has at least 16 bytes.")
    private boolean pseudonymize;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "The file that contains the secret of --pseudonymize.")
    private @Nullable Path secretFile;

    @Override
    public Integer call() throws IOException {
        try {
            ExportReport exported = export().to(to);
            exported.refused()
                    .forEach(page -> console.printError(console.messages()
                            .format(MessageKey.STORE_NOT_EXPORTED, page.page().file(), page.reason())));
            console.print(MessageKey.STORE_EXPORTED, exported.pages(), to);
            return exported.refused().isEmpty() ? ExitCode.OK : ExitCode.FILES;
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
    }

    private PageExporter export() throws IOException {
        TikHubRedaction secrets = TikHubRedaction.secrets();
        return pseudonymize
                ? PageExporter.builder(store.open(), TikHubDecoder.create(), secrets.pseudonymizing(secret()))
                        .declarePseudonyms(true)
                        .build()
                : store.open().exporting(TikHubDecoder.create(), secrets);
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
