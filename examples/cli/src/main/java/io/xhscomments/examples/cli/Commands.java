package io.xhscomments.examples.cli;

import lombok.RequiredArgsConstructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, each with the console it talks to. */
@RequiredArgsConstructor
final class Commands implements IFactory {
    private final Console console;

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ReadCommand.class) {
            return type.cast(new ReadCommand(console));
        }
        if (type == ShowCommand.class) {
            return type.cast(new ShowCommand(console));
        }
        if (type == QuoteCommand.class) {
            return type.cast(new QuoteCommand(console));
        }
        if (type == AccountCommand.class) {
            return type.cast(new AccountCommand(console));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
