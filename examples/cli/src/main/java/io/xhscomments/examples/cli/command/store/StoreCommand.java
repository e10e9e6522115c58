package io.xhscomments.examples.cli.command;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands for a store. */
@Command(
        name = "store",
        description =
                "Lists, counts, checks, repairs, compares, imports, exports, packs or loads stored pages. Never sends a charged request.",
        mixinStandardHelpOptions = true)
final class StoreCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        throw UsageException.of(command, MessageKey.USAGE_STORE);
    }
}
