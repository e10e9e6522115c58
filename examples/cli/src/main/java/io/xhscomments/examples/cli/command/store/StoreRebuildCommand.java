package io.xhscomments.examples.cli.command.store;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the records of notes again. */
@Command(
        name = "rebuild",
        description =
                "Writes the records of notes again, out of the pages: for a store of an earlier version, after pages were copied into the "
                        + "directory, or if a record is damaged. Changes no page. Free of charge.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreRebuildCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Override
    public Integer call() throws IOException {
        console.print(MessageKey.STORE_REBUILT, store.openForWriting().rebuildRecords());
        return ExitCode.OK;
    }
}
