package io.xhscomments.examples.cli.manual;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page, generated from the specifications of the commands, so that it lists exactly the existing options.
 * All commands are on one page. It contains no date, so that its content depends on the commands only.
 */
public final class ManualPage {
    private static final int LONG_LINE = 10_000;

    private final Messages messages;
    private final Troff page;

    private ManualPage(Messages messages, Troff page) {
        this.messages = messages;
        this.page = page;
    }

    /**
     * The page in the format of {@code man}.
     *
     * @param commands the commands, with their help in the language of the messages; their width of lines is changed
     * @param version the name and the version of the program
     */
    public static String of(CommandLine commands, Messages messages, String version) {
        String name = commands.getCommandName();
        // man breaks the lines itself; the line breaks and the order of picocli depend on the locale of the machine.
        commands.setUsageHelpWidth(LONG_LINE);
        ManualPage manual = new ManualPage(messages, new Troff(name.toUpperCase(Locale.ROOT), version));
        manual.write(commands);
        return manual.page.toString();
    }

    private void write(CommandLine commands) {
        CommandSpec spec = commands.getCommandSpec();
        List<String> description = lines(spec.usageMessage().description());
        heading(MessageKey.MANUAL_NAME);
        page.paragraph(spec.name() + " - " + description.get(0));
        heading(MessageKey.MANUAL_SYNOPSIS);
        synopsis(commands);
        heading(MessageKey.MANUAL_DESCRIPTION);
        paragraphs(description);
        heading(MessageKey.MANUAL_OPTIONS);
        arguments(spec, Set.of());
        heading(MessageKey.MANUAL_COMMANDS);
        subcommands(
                commands, spec.options().stream().map(OptionSpec::longestName).collect(Collectors.toSet()));
        heading(MessageKey.MANUAL_EXIT_STATUS);
        spec.usageMessage().exitCodeList().forEach((code, meaning) -> page.item(code, lines(meaning)));
        heading(MessageKey.MANUAL_ENVIRONMENT);
        page.item("TIKHUB_API_KEY", List.of(messages.format(MessageKey.MANUAL_KEY)));
        page.item("XHS_PSEUDONYM_SECRET", List.of(messages.format(MessageKey.MANUAL_SECRET)));
        page.item("LC_ALL, LC_MESSAGES, LANG", List.of(messages.format(MessageKey.MANUAL_LANGUAGE)));
        page.item("NO_COLOR", List.of(messages.format(MessageKey.MANUAL_NO_COLOR)));
        page.item("COLUMNS", List.of(messages.format(MessageKey.MANUAL_COLUMNS)));
    }

    private void subcommands(CommandLine parent, Set<String> inherited) {
        for (CommandLine command : new LinkedHashSet<>(parent.getSubcommands().values())) {
            CommandSpec spec = command.getCommandSpec();
            page.subheading(spec.qualifiedName());
            synopsis(command);
            paragraphs(lines(spec.usageMessage().description()));
            arguments(spec, inherited);
            paragraphs(lines(spec.usageMessage().footer()));
            subcommands(command, inherited);
        }
    }

    /** Joins the lines of the help to a paragraph. An indented line, such as a command, is a paragraph of its own. */
    private void paragraphs(List<String> lines) {
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            boolean continues = !line.isEmpty() && line.charAt(0) != ' ';
            if (continues) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
                continue;
            }
            page.paragraph(paragraph.toString());
            page.paragraph(line.strip());
            paragraph.setLength(0);
        }
        page.paragraph(paragraph.toString());
    }

    private void heading(MessageKey phrase) {
        page.heading(messages.format(phrase));
    }

    private void synopsis(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        command.getCommandSpec().usageMessage().sortSynopsis(false);
        String synopsis = command.getHelp().synopsis(0).replaceAll("\\s+", " ").strip();
        page.synopsis(name, synopsis.substring(name.length()).strip());
    }

    private void arguments(CommandSpec spec, Set<String> inherited) {
        spec.positionalParameters()
                .forEach(argument -> page.item(argument.paramLabel(), lines(argument.description())));
        spec.options().stream()
                .filter(option -> !option.hidden() && !inherited.contains(option.longestName()))
                .forEach(option -> page.item(names(option), lines(option.description())));
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        if (option.arity().max() == 0) {
            return names;
        }
        return names + (option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel());
    }

    /** The lines of a help text, without its markup. */
    private static List<String> lines(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.replace("%n", "\n").replace("%%", "%"))
                .flatMap(String::lines)
                .map(line -> Ansi.OFF.string(line).stripTrailing())
                .toList();
    }
}
