package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.PackReport;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Packs a store into archives. */
@Command(
        name = "pack",
        description = {
            "Packs a store into read-only archives: one zip for each of its directories, and one for its records. Free of charge.",
            "The new directory can be replayed, listed, counted and checked like the store, and is refused by --store."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StorePackCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Parameters(index = "1", paramLabel = "OUT", description = "The new directory for the archives.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        try (PageStore pages = store.openForWriting()) {
            PackReport report = pages.pack(out);
            report.leftOut().forEach(file -> console.print(MessageKey.STORE_NOT_PACKED, file));
            console.print(MessageKey.STORE_PACKED, report.files(), report.archives(), report.bytes(), out);
            return ExitCode.OK;
        }
    }
}
