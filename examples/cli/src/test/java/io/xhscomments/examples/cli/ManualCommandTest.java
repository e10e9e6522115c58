package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.examples.cli.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManualCommandTest {
    @TempDir
    Path dir;

    private static String manual(Language language) {
        Run run = Run.of("manual", "--lang", language.name());
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    /** As a terminal would show it, in lines so long that nothing is wrapped. */
    private String shown(String manual) throws IOException, InterruptedException {
        assumeTrue(ExternalPrograms.has("groff"), "groff is not installed: the page is not typeset");
        Path page = Files.writeString(dir.resolve("page.1"), manual, StandardCharsets.UTF_8);
        ExternalPrograms.Result result = ExternalPrograms.run(
                "groff", "-man", "-K", "utf8", "-Tutf8", "-ww", "-P-cbou", "-rLL=500n", page.toString());
        assertThat(result.err()).as("what groff complains about").isEmpty();
        assertThat(result.exitCode()).isZero();
        return result.out();
    }

    @ParameterizedTest
    @EnumSource
    void groffRendersThePageWithoutWarnings(Language language) throws IOException, InterruptedException {
        String shown = shown(manual(language));

        assertThat(shown)
                .contains(
                        "xhs-comments store export",
                        "xhs-comments store stats",
                        "--max-money=USD",
                        "--replies[=N]",
                        "TIKHUB_API_KEY");
        assertThat(shown).contains("source <(xhs-comments generate-completion)", "\"lastCursor=$C\"");
        assertThat(shown).contains(language == Language.en ? "EXIT STATUS" : "退出状态");
        assertThat(shown).contains(language == Language.en ? "wrong usage" : "参数有误");
        assertThat(shown)
                .contains(
                        language == Language.en
                                ? "request with a response is charged; with --store"
                                : "都会计费；使用 --store 时，每一页只付费一次");
        assertThat(shown).doesNotContain("${").doesNotContain("@|").doesNotContain("%n");
    }

    @Test
    void manualPageListsEveryCommandAndOption() {
        String manual = manual(Language.en);
        commands(HelpTest.commands(Language.en)).forEach(command -> {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(manual).contains(name.replace("-", "\\-"));
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(manual).as(name).contains(option.longestName().replace("-", "\\-"));
            }
        });
    }

    @Test
    void manualPageDoesNotDependOnTheLocale() {
        String english = manual(Language.en);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(manual(Language.en))
                    .isEqualTo(english)
                    .startsWith(".TH \"XHS\\-COMMENTS\" \"1\" \"\" \"xhs\\-comments ");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noTextIsTakenForAMacro() {
        assertThat(manual(Language.en).lines())
                .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
                .allMatch(line -> List.of(".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".br", ".nh", ".ad", ".if")
                        .contains(line.split(" ", 2)[0]));
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ManualCommandTest::commands));
    }
}
