package io.xhscomments.examples.cli;

import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, each with the console it talks to. */
@RequiredArgsConstructor
final class Commands implements IFactory {
    private static final Map<Class<?>, Function<Console, Object>> WITH_CONSOLE = Map.ofEntries(
            Map.entry(ReadCommand.class, ReadCommand::new),
            Map.entry(ShowCommand.class, ShowCommand::new),
            Map.entry(ReportCommand.class, ReportCommand::new),
            Map.entry(QuoteCommand.class, QuoteCommand::new),
            Map.entry(AccountCommand.class, AccountCommand::new),
            Map.entry(StubCommand.class, StubCommand::new),
            Map.entry(StoreListCommand.class, StoreListCommand::new),
            Map.entry(StoreCheckCommand.class, StoreCheckCommand::new),
            Map.entry(StoreRefillCommand.class, StoreRefillCommand::new),
            Map.entry(StoreImportCommand.class, StoreImportCommand::new),
            Map.entry(StoreExportCommand.class, StoreExportCommand::new),
            Map.entry(ManualCommand.class, ManualCommand::new));

    private final Console console;

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Function<Console, Object> command = WITH_CONSOLE.get(type);
        return command == null ? CommandLine.defaultFactory().create(type) : type.cast(command.apply(console));
    }
}
