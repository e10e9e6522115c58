package io.xhscomments.examples.cli.command;

import io.xhscomments.examples.cli.terminal.Console;
import java.util.List;
import lombok.RequiredArgsConstructor;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/**
 * Makes the commands, each with the console it talks to. By name, and only when asked for one: a command comes with all
 * that it works with, and most runs are of one command, or of none.
 */
@RequiredArgsConstructor
public final class Commands {
    /** In the order of the help. */
    public static final List<String> NAMES =
            List.of("read", "show", "report", "quote", "account", "store", "stub", "manual", "generate-completion");

    private static final List<String> TELLING_OF_ALL = List.of("manual", "generate-completion");

    private final Console console;

    /**
     * Those without which the arguments would be understood in another way. The command that comes first is the one
     * that is run; whatever is less plain than that is understood, or not, amid all commands.
     */
    public static List<String> neededBy(String... args) {
        if (args.length == 0 || (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V")))) {
            return List.of();
        }
        return NAMES.contains(args[0]) && !TELLING_OF_ALL.contains(args[0]) ? List.of(args[0]) : NAMES;
    }

    /** One of them. */
    public Object named(String name) {
        return switch (name) {
            case "read" -> new ReadCommand(console);
            case "show" -> new ShowCommand(console);
            case "report" -> new ReportCommand(console);
            case "quote" -> new QuoteCommand(console);
            case "account" -> new AccountCommand(console);
            case "store" -> store();
            case "stub" -> new StubCommand(console);
            case "manual" -> new ManualCommand(console);
            case "generate-completion" -> new GenerateCompletion();
            default -> throw new IllegalArgumentException("There is no command \"" + name + "\"; there are " + NAMES);
        };
    }

    private CommandLine store() {
        return new CommandLine(new StoreCommand())
                .addSubcommand(new StoreListCommand(console))
                .addSubcommand(new StoreCheckCommand(console))
                .addSubcommand(new StoreRefillCommand(console))
                .addSubcommand(new StoreImportCommand(console))
                .addSubcommand(new StoreExportCommand(console));
    }
}
