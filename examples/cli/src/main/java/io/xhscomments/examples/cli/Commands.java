package io.xhscomments.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, each with the console it talks to. */
final class Commands implements IFactory {
    private final Console console;

    Commands(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ReadCommand.class) {
            return type.cast(new ReadCommand(console));
        }
        if (type == ShowCommand.class) {
            return type.cast(new ShowCommand(console));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
