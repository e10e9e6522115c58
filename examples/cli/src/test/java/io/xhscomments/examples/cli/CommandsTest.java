package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.examples.cli.command.Commands;
import io.xhscomments.examples.cli.command.ProgramVersion;
import io.xhscomments.examples.cli.language.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A run creates only the commands that it needs, without a visible difference. */
class CommandsTest {
    static final List<String> NAMES = Commands.NAMES;

    @Test
    void namesMatchTheCommands() {
        assertThat(HelpTest.commands(Language.en).getSubcommands().keySet()).containsExactlyElementsOf(NAMES);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void singleCommandHasTheSameHelp(String name) {
        CommandLine amidOthers = HelpTest.commands(Language.en).getSubcommands().get(name);

        assertThat(Run.of(name, "--help").out()).isEqualTo(amidOthers.getUsageMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void versionNeedsNoCommandAndIsEqualWithAll(String option) throws IOException {
        StringWriter withAll = new StringWriter();
        HelpTest.commands(Language.en).setOut(new PrintWriter(withAll, true)).execute(option);

        assertThat(Commands.neededBy(option)).isEmpty();
        assertThat(Run.of(option).out()).isEqualTo(withAll.toString()).startsWith(ProgramVersion.text());
    }

    @Test
    void generalHelpListsAllCommands() {
        String help = HelpTest.commands(Language.en).getUsageMessage();

        assertThat(Run.of("--help").out()).isEqualTo(help);
        assertThat(Run.of("--help", "read").out()).isEqualTo(help);
        assertThat(help).contains(NAMES);
    }

    @Test
    void mistypedCommandGetsASuggestion() {
        assertThat(Run.of("reprt").err()).contains("Did you mean: report");
        assertThat(Run.of("store", "refil").err()).contains("Did you mean: refill");
    }

    @Test
    void commandAfterAnOptionIsFound() {
        assertThat(Run.of("--lang", "en", "store", "ls", "--help").out())
                .isEqualTo(Run.of("store", "ls", "--help").out())
                .contains("Lists the notes of a store");
    }
}
