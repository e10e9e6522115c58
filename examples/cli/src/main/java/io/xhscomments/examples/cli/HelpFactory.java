package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.option.LanguageOption;
import io.xhscomments.examples.cli.option.OutputOptions;
import io.xhscomments.examples.cli.option.PageOptions;
import io.xhscomments.examples.cli.option.PolicyOptions;
import io.xhscomments.examples.cli.option.ReadingOptions;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.StoreOptions;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Lays out two sections of {@code --help} in another way than picocli: the list of commands has one complete sentence
 * for each, and the options of a command are grouped by topic.
 */
@RequiredArgsConstructor
final class HelpFactory implements IHelpFactory {
    private static final int INDENT = 2;
    /** Matches up to the first character that ends a sentence. */
    private static final Pattern SENTENCE = Pattern.compile(".*?(?:[.!?](?=\\s|$)|[。！？])");

    private final Messages messages;

    /** The topics, in the order of the help. */
    private enum Group {
        OPTIONS(MessageKey.HELP_OPTIONS),
        READING(MessageKey.HELP_READING),
        SERVICE(MessageKey.HELP_SERVICE),
        STORE(MessageKey.HELP_STORE),
        SPENDING(MessageKey.HELP_SPENDING),
        OUTPUT(MessageKey.HELP_OUTPUT),
        GENERAL(MessageKey.HELP_GENERAL);

        private static final Map<Class<?>, Group> BY_CLASS = Map.of(
                ReadingOptions.class, READING,
                ServiceOptions.class, SERVICE,
                StoreOptions.class, STORE,
                PolicyOptions.class, SPENDING,
                OutputOptions.class, OUTPUT,
                PageOptions.class, OUTPUT);

        /** Options that every command has, and single options of a command. */
        private static final Map<String, Group> BY_NAME =
                Map.of("--help", GENERAL, "--version", GENERAL, LanguageOption.NAME, GENERAL, "--summary-json", OUTPUT);

        private final MessageKey heading;

        Group(MessageKey heading) {
            this.heading = heading;
        }

        static Group of(OptionSpec option) {
            Group byName = BY_NAME.get(option.longestName());
            if (byName != null) {
                return byName;
            }
            return option.userObject() instanceof Field field
                    ? BY_CLASS.getOrDefault(field.getDeclaringClass(), OPTIONS)
                    : OPTIONS;
        }
    }

    /** Called only when help is printed, so other runs do not spend time on it. */
    @Override
    public Help create(CommandSpec command, ColorScheme colours) {
        Map<String, IHelpSectionRenderer> sections = command.usageMessage().sectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpFactory::commandList);
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, this::optionList);
        return new Help(command, colours);
    }

    private static String commandList(Help help) {
        Map<String, Help> commands = help.subcommands();
        int width = INDENT
                + commands.keySet().stream().mapToInt(String::length).max().orElse(0);
        UsageMessageSpec usage = help.commandSpec().usageMessage();
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(width, INDENT, Column.Overflow.SPAN),
                new Column(usage.width() - width, INDENT, Column.Overflow.WRAP));
        table.setAdjustLineBreaksForWideCJKCharacters(usage.adjustLineBreaksForWideCJKCharacters());
        commands.forEach((name, command) -> table.addRowValues(
                help.colorScheme().commandText(name), help.colorScheme().text(firstSentence(command.commandSpec()))));
        return table.toString();
    }

    /** The first sentence of a command's description, however its lines are broken. */
    static String firstSentence(CommandSpec command) {
        String description = String.join(" ", command.usageMessage().description())
                .replace("%n", " ")
                .replace("%%", "%")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher sentence = SENTENCE.matcher(description);
        return sentence.lookingAt() ? sentence.group() : description;
    }

    private String optionList(Help help) {
        Map<Group, List<OptionSpec>> groups = new EnumMap<>(Group.class);
        for (OptionSpec option : help.commandSpec().options()) {
            if (!option.hidden()) {
                groups.computeIfAbsent(Group.of(option), any -> new ArrayList<>())
                        .add(option);
            }
        }
        boolean isGrouped =
                groups.keySet().stream().anyMatch(group -> group != Group.OPTIONS && group != Group.GENERAL);
        if (!isGrouped) {
            return list(help, help.commandSpec().options());
        }
        StringBuilder text = new StringBuilder();
        groups.forEach((group, options) -> text.append(String.format("%n"))
                .append(help.colorScheme().text(messages.format(group.heading)))
                .append(String.format("%n"))
                .append(list(help, options)));
        return text.toString();
    }

    private static String list(Help help, List<OptionSpec> options) {
        return help.optionListExcludingGroups(
                options,
                help.createDefaultLayout(),
                Comparator.comparing(OptionSpec::longestName),
                help.parameterLabelRenderer());
    }
}
