package io.xhscomments.examples.cli.command.store;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.terminal.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands for a store. */
@Command(
        name = "store",
        description =
                "Lists, counts, checks, repairs, compares, imports, exports, merges, packs or loads stored pages. Never sends a charged request.",
        mixinStandardHelpOptions = true)
public final class StoreCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec command;

    /** The command with its subcommands. */
    public static CommandLine withSubcommands(Console console) {
        return new CommandLine(new StoreCommand())
                .addSubcommand(new StoreListCommand(console))
                .addSubcommand(new StoreStatsCommand(console))
                .addSubcommand(new StoreCheckCommand(console))
                .addSubcommand(new StoreRefillCommand(console))
                .addSubcommand(new StoreRebuildCommand(console))
                .addSubcommand(new StoreChangesCommand(console))
                .addSubcommand(new StoreImportCommand(console))
                .addSubcommand(new StoreExportCommand(console))
                .addSubcommand(new StoreMergeCommand(console))
                .addSubcommand(new StorePackCommand(console))
                .addSubcommand(new StoreLoadCommand(console));
    }

    @Override
    public void run() {
        throw UsageException.of(command, MessageKey.USAGE_STORE);
    }
}
