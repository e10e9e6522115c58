package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.examples.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The help in Chinese: as complete as the English one, which stands in the annotations. */
class HelpTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z-]+}|(?<!\\S)--[a-z-]+");

    static CommandLine commands(Language language) {
        return Program.commandLine(new Console(
                        new ByteArrayInputStream(new byte[0]),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        name -> null,
                        Interrupts.NONE,
                        Terminal.NONE)
                .withLanguage(language));
    }

    /** Every text that somebody wrote for help, by where it stands. */
    private static Map<String, String> texts(CommandLine commands) {
        Map<String, String> texts = new TreeMap<>();
        all(commands).forEach(command -> {
            CommandSpec spec = command.getCommandSpec();
            String name = spec.qualifiedName();
            texts.put(name, String.join("\n", spec.usageMessage().description()));
            texts.put(name + " footer", String.join("\n", spec.usageMessage().footer()));
            texts.put(name + " exit codes", spec.usageMessage().exitCodeList().toString());
            for (ArgSpec argument : spec.args()) {
                texts.put(
                        name + " " + (argument.isOption() ? argument.toString() : argument.paramLabel()),
                        String.join("\n", argument.description()));
            }
        });
        texts.values().removeIf(text -> text.isBlank() || text.equals("{}"));
        return texts;
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                new HashSet<>(command.getSubcommands().values()).stream().flatMap(HelpTest::all));
    }

    @Test
    void everyHelpTextExistsInChinese() {
        Map<String, String> english = texts(commands(Language.en));
        Map<String, String> chinese = texts(commands(Language.zh));

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese.entrySet())
                .as("what is missing in Help_zh.properties")
                .filteredOn(text -> !text.getValue().matches("(?s).*\\p{IsHan}.*"))
                .filteredOn(text -> !text.getValue().matches("(?s)\\S*"))
                .isEmpty();
    }

    @Test
    void theSameDefaultsAndOptionsAreNamedInBoth() {
        Map<String, String> chinese = texts(commands(Language.zh));
        texts(commands(Language.en))
                .forEach((place, text) ->
                        assertThat(variables(chinese.get(place))).as(place).containsAll(variables(text)));
    }

    @Test
    void everyChineseHelpTextIsUsed() {
        ResourceBundle words = Messages.in(Language.zh).help().orElseThrow();
        Set<String> asked = new HashSet<>();
        CommandLine commands = commands(Language.en).setResourceBundle(new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                asked.add(key);
                return words.getObject(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return words.getKeys();
            }
        });
        texts(commands);
        all(commands).forEach(CommandLine::getUsageMessage);

        assertThat(new TreeSet<>(Collections.list(words.getKeys()))).isSubsetOf(asked);
    }

    @ParameterizedTest
    @EnumSource
    void commandListHasCompleteSentences(Language language) {
        for (String[] args : new String[][] {{"--help"}, {"store", "--help"}}) {
            List<String> lines = Run.of(Stream.concat(Arrays.stream(args), Stream.of("--lang", language.name()))
                            .toArray(String[]::new))
                    .lines();
            int begin = lines.indexOf(language == Language.en ? "Commands:" : "命令：") + 1;
            // A command begins in the third column; a continuation is indented further.
            String list = lines.subList(begin, lines.size()).stream()
                    .takeWhile(line -> !line.isBlank())
                    .map(line -> line.matches("  \\S.*") ? "\n" + line.strip() : line.strip())
                    .collect(Collectors.joining(language == Language.en ? " " : ""));

            assertThat(begin).isPositive();
            assertThat(list.lines().filter(line -> !line.isBlank()))
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allMatch(line -> line.strip().matches("[a-z-]+  +\\S.*[.。]"))
                    .allMatch(line -> line.strip().split("[.。](?=\\s|$)|。", -1).length == 2);
        }
    }

    @Test
    void optionsAreGroupedByTopic() {
        String english = Run.of("read", "--help").out();
        String chinese = Run.of("read", "--help", "--lang", "zh").out();

        assertThat(english)
                .containsSubsequence(
                        "What to read:",
                        "--until",
                        "Service and key:",
                        "--api-key-file",
                        "Page store:",
                        "--max-age",
                        "--store",
                        "Budget, rate and retries:",
                        "--max-money",
                        "--retries",
                        "Output:",
                        "--format",
                        "--summary-json",
                        "General:",
                        "--help",
                        "--lang",
                        "--version");
        assertThat(chinese)
                .containsSubsequence(
                        "读取范围：",
                        "--until",
                        "服务与密钥：",
                        "--api-key-file",
                        "页面库：",
                        "--store",
                        "预算、限速与重试：",
                        "--retries",
                        "输出：",
                        "--summary-json",
                        "通用：",
                        "--help");
        for (String option : List.of("--until", "--store", "--summary-json", "--lang")) {
            assertThat(english.lines().filter(line -> line.strip().matches("(-\\w, +)?" + option + "[= ].*")))
                    .as(option)
                    .hasSize(1);
        }
    }

    @Test
    void languageOptionWorksAtAnyPosition() {
        for (List<String> args : List.of(
                List.of("--lang", "zh", "read", "--help"),
                List.of("read", "--help", "--lang=zh"),
                List.of("read", "--lang", "ZH", "--help"))) {
            Run run = Run.of(args.toArray(String[]::new));

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("用法", "从服务读取笔记的评论", "--lang");
        }
        assertThat(Run.with(Map.of("LANG", "zh_CN.UTF-8"), "", "--help").out()).contains("退出码");
        assertThat(Run.with(Map.of("LANG", "zh_CN.UTF-8"), "", "--lang", "en", "--help")
                        .out())
                .contains("Exit codes");
    }

    @Test
    void unknownLanguageIsWrongUsage() {
        Run run = Run.of("read", "--lang", "fr");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--lang", "en", "zh", "fr");
    }

    private static Set<String> variables(String text) {
        return new TreeSet<>(
                VARIABLE.matcher(text).results().map(MatchResult::group).toList());
    }
}
