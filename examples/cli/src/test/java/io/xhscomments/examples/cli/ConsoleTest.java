package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.examples.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    static final Terminal SEVENTY_COLUMNS = terminal(OptionalInt.of(70));
    private static final Terminal OF_UNKNOWN_SIZE = terminal(OptionalInt.empty());

    private static Terminal terminal(OptionalInt columns) {
        return new Terminal() {
            @Override
            public boolean isInteractive() {
                return true;
            }

            @Override
            public OptionalInt columns() {
                return columns;
            }
        };
    }

    private static Console console(Terminal terminal, Map<String, String> environment, ByteArrayOutputStream out) {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                new ByteArrayOutputStream(),
                environment::get,
                Interrupts.NONE,
                terminal);
    }

    private static Console console(Terminal terminal, Map<String, String> environment) {
        return console(terminal, environment, new ByteArrayOutputStream());
    }

    @Test
    void aTableIsAsWideAsTheTerminal() {
        assertThat(console(SEVENTY_COLUMNS, Map.of("COLUMNS", "200"))
                        .tableStyle()
                        .columns())
                .isEqualTo(70);
        assertThat(console(OF_UNKNOWN_SIZE, Map.of("COLUMNS", "200"))
                        .tableStyle()
                        .columns())
                .isEqualTo(200);
        assertThat(console(OF_UNKNOWN_SIZE, Map.of()).tableStyle().columns()).isEqualTo(126);
    }

    @Test
    void tableInPipeIgnoresTheTerminal() {
        assertThat(console(Terminal.NONE, Map.of()).tableStyle().columns()).isEqualTo(126);
        assertThat(console(Terminal.NONE, Map.of("COLUMNS", "90")).tableStyle().columns())
                .isEqualTo(90);
        for (String nonsense : new String[] {"", "0", "-1", "wide", "99999"}) {
            assertThat(console(Terminal.NONE, Map.of("COLUMNS", nonsense))
                            .tableStyle()
                            .columns())
                    .as(nonsense)
                    .isEqualTo(126);
        }
    }

    @Test
    void coloursNeedASupportingTerminalAndNoOptOut() {
        assertThat(console(SEVENTY_COLUMNS, Map.of("TERM", "xterm")).isColoured())
                .isTrue();
        assertThat(console(SEVENTY_COLUMNS, Map.of("NO_COLOR", "")).isColoured())
                .as("no-color.org: when present and not an empty string")
                .isTrue();
        assertThat(console(SEVENTY_COLUMNS, Map.of("NO_COLOR", " ")).isColoured())
                .isFalse();
        assertThat(console(SEVENTY_COLUMNS, Map.of("NO_COLOR", "0")).isColoured())
                .isFalse();
        assertThat(console(SEVENTY_COLUMNS, Map.of("TERM", "dumb")).isColoured())
                .isFalse();
        assertThat(console(Terminal.NONE, Map.of("TERM", "xterm")).isColoured()).isFalse();
    }

    @Test
    void theHelpFollowsTheSameRule() {
        assertThat(help(SEVENTY_COLUMNS, Map.of())).contains("\u001b[");
        assertThat(help(SEVENTY_COLUMNS, Map.of("NO_COLOR", "1"))).doesNotContain("\u001b");
        assertThat(help(Terminal.NONE, Map.of())).doesNotContain("\u001b");
    }

    private static String help(Terminal terminal, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Program(console(terminal, environment, out)).run("--help");
        return out.toString(StandardCharsets.UTF_8);
    }
}
