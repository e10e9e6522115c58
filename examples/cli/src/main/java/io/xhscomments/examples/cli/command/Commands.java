package io.xhscomments.examples.cli.command;

import io.xhscomments.examples.cli.command.read.ReadCommand;
import io.xhscomments.examples.cli.command.store.StoreCommand;
import io.xhscomments.examples.cli.terminal.Console;
import java.util.List;
import lombok.RequiredArgsConstructor;
import picocli.AutoComplete.GenerateCompletion;

/**
 * Creates the commands by name. A run creates only the commands that its arguments need, because loading the classes of
 * a command takes a noticeable part of the program's start.
 */
@RequiredArgsConstructor
public final class Commands {
    /** The names of all commands, in the order of the help. */
    public static final List<String> NAMES =
            List.of("read", "show", "report", "quote", "account", "store", "stub", "manual", "generate-completion");

    private static final List<String> NEEDING_ALL = List.of("manual", "generate-completion");

    private final Console console;

    /**
     * The names of the commands that these arguments need. A command as the first argument needs itself alone; any
     * other first argument may need all commands, for example to suggest a name.
     */
    public static List<String> neededBy(String... args) {
        if (args.length == 0 || (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V")))) {
            return List.of();
        }
        return NAMES.contains(args[0]) && !NEEDING_ALL.contains(args[0]) ? List.of(args[0]) : NAMES;
    }

    /** Creates a command, or a command with subcommands. */
    public Object create(String name) {
        return switch (name) {
            case "read" -> new ReadCommand(console);
            case "show" -> new ShowCommand(console);
            case "report" -> new ReportCommand(console);
            case "quote" -> new QuoteCommand(console);
            case "account" -> new AccountCommand(console);
            case "store" -> StoreCommand.withSubcommands(console);
            case "stub" -> new StubCommand(console);
            case "manual" -> new ManualCommand(console);
            case "generate-completion" -> new GenerateCompletion();
            default ->
                throw new IllegalArgumentException("There is no command \"" + name + "\"; expected one of " + NAMES);
        };
    }
}
