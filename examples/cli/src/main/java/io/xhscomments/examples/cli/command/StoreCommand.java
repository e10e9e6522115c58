package io.xhscomments.examples.cli.command;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with a directory of stored pages. */
@Command(
        name = "store",
        description = "Looks after a directory of stored pages. Never pays.",
        mixinStandardHelpOptions = true)
final class StoreCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        throw UsageException.of(command, MessageKey.USAGE_STORE);
    }
}
