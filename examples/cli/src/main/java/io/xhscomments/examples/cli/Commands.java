package io.xhscomments.examples.cli;

import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, each with the console it talks to. */
@RequiredArgsConstructor
final class Commands implements IFactory {
    private static final Map<Class<?>, Function<Console, Object>> WITH_CONSOLE = Map.of(
            ReadCommand.class, ReadCommand::new,
            ShowCommand.class, ShowCommand::new,
            QuoteCommand.class, QuoteCommand::new,
            AccountCommand.class, AccountCommand::new,
            StubCommand.class, StubCommand::new,
            StoreListCommand.class, StoreListCommand::new,
            StoreCheckCommand.class, StoreCheckCommand::new,
            StoreRefillCommand.class, StoreRefillCommand::new,
            StoreImportCommand.class, StoreImportCommand::new,
            StoreExportCommand.class, StoreExportCommand::new);

    private final Console console;

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Function<Console, Object> command = WITH_CONSOLE.get(type);
        return command == null ? CommandLine.defaultFactory().create(type) : type.cast(command.apply(console));
    }
}
