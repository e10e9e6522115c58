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

/** The program: its command tree, its language, and the handling of errors. */
@Command(
        name = "xhs-comments",
        description = {
            "Reads the comments of Xiaohongshu notes through the TikHub API.",
            "Without a command it reads an embedded sample, without a key, a network connection or a charge."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all pages that the service serves were read",
            "2:wrong usage",
            "3:stopped early: a limit or the budget was reached, Ctrl-C was pressed, the service repeated its pages, or the reader of standard output closed it",
            "4:the service failed or refused a request",
            "5:a local file, store or port cannot be used",
            "6:the database cannot be used; pages that were paid for are in the store"
        })
@RequiredArgsConstructor
final class Program implements Runnable {
    private final Console console;

    int run(String... args) {
        console.secrets().add(expandFiles(args));
        Language language = LanguageOption.in(args).orElseGet(() -> Language.of(console::variable));
        return commandLine(console.withLanguage(language), Commands.neededBy(args))
                .execute(args);
    }

    /** The arguments, and those in the files that they name with an at sign. */
    private static List<String> expandFiles(String... args) {
        List<String> all = new ArrayList<>();
        for (String argument : args) {
            all.add(argument);
            if (argument.startsWith("@")) {
                try {
                    all.addAll(Files.readAllLines(Path.of(argument.substring(1))));
                } catch (IOException | InvalidPathException reportedLater) {
                    // NoteConverter reports a missing file.
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
        ErrorHandler errors = new ErrorHandler(console);
        CommandLine commands = new CommandLine(new Program(console));
        Commands factory = new Commands(console);
        names.forEach(name -> commands.addSubcommand(factory.create(name)));
        commands.addMixin("language", new LanguageOption())
                .setOut(console.styledWriter())
                .setErr(console.err())
                .setColorScheme(Help.defaultColorScheme(console.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUseSimplifiedAtFiles(true)
                .setParameterExceptionHandler((wrong, args) -> errors.handleUsage(wrong, expandFiles(args)))
                .setExecutionExceptionHandler((failure, line, parsed) -> errors.handle(failure));
        console.messages().help().ifPresent(commands::setResourceBundle);
        commands.setHelpFactory(new HelpFactory(console.messages()));
        return commands;
    }

    @Override
    public void run() {
        new Demo(console).run();
    }
}
