package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.command.Commands;
import io.xhscomments.examples.cli.command.Demo;
import io.xhscomments.examples.cli.command.ProgramVersion;
import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.option.LanguageOption;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** The command tree. */
@Command(
        name = "xhs-comments",
        description = {
            "Reads the comments of Xiaohongshu notes through the TikHub API.",
            "Without a command it reads the embedded sample: no key, no network."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:read to the end of what the service serves",
            "2:wrong usage",
            "3:stopped early: a limit or the budget was reached, Ctrl-C, the service went round in circles, or the reader of standard output has gone",
            "4:the service failed or refused",
            "5:trouble with a local file, store or port"
        })
@RequiredArgsConstructor
final class Program implements Runnable {
    private final Console console;

    int run(String... args) {
        console.hidden().add(expanded(args));
        Language language = LanguageOption.in(args).orElseGet(() -> Language.of(console::variable));
        return commandLine(console.speaking(language), Commands.neededBy(args)).execute(args);
    }

    /** The arguments, and those in the files that they name with an at sign. */
    private static List<String> expanded(String... args) {
        List<String> all = new ArrayList<>();
        for (String argument : args) {
            all.add(argument);
            if (argument.startsWith("@")) {
                try {
                    all.addAll(Files.readAllLines(Path.of(argument.substring(1))));
                } catch (IOException | InvalidPathException toldLater) {
                    // The commands' own parser says what is wrong with it.
                }
            }
        }
        return all;
    }

    /** All commands, with their help in the language of the console. */
    static CommandLine commandLine(Console console) {
        return commandLine(console, Commands.NAMES);
    }

    private static CommandLine commandLine(Console console, List<String> names) {
        ErrorHandler troubles = new ErrorHandler(console.words(), console.phrases(), console.hidden());
        CommandLine commands = new CommandLine(new Program(console));
        Commands all = new Commands(console);
        for (String name : names) {
            commands.addSubcommand(all.named(name));
        }
        commands.addMixin("language", new LanguageOption())
                .setOut(console.painted())
                .setErr(console.words())
                .setColorScheme(Help.defaultColorScheme(console.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUseSimplifiedAtFiles(true)
                .setParameterExceptionHandler((wrong, args) -> troubles.usage(wrong, expanded(args)))
                .setExecutionExceptionHandler((failure, line, parsed) -> troubles.failure(failure));
        console.phrases().help().ifPresent(commands::setResourceBundle);
        commands.setHelpFactory(new HelpFactory(console.phrases()));
        return commands;
    }

    @Override
    public void run() {
        new Demo(console).run();
    }
}
